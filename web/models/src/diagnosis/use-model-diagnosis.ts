import { formatImageSet, type ImageSet, type ModelView, navigate, useCatalog, useViewState } from "@deconvscope/shell";
import { useMemo, useState } from "react";
import { useFittingDatasets } from "../use-fitting-datasets.ts";
import { usualImages } from "./diagnosis-images.ts";
import { fittingImages } from "./takes-pictures.ts";
import { type DiagnosisView, useDiagnosis } from "./use-diagnosis.ts";

/** The diagnosis that the page is about. */
export interface ModelDiagnosisView extends DiagnosisView {
  /** Images that were shown before others were begun with and left again, and the way back to them. */
  before: { images: ImageSet; show: () => void } | undefined;
}
/** Images that somebody began with, and what the address named before. */
interface Begun {
  model: string;
  images: ImageSet;
  named: ImageSet | undefined;
}

/**
 * The chosen model's diagnosis on the images of the address, else on those of its own dataset or one that fits it. Images
 * are in the address from the beginning of a measurement on; what is cancelled leaves it, and its figures stay.
 */
export function useModelDiagnosis(model: ModelView | undefined): ModelDiagnosisView {
  const named = useViewState().view?.diagnosis;
  const { usual, isSearching } = useUsualImages(model);
  const [begun, setBegun] = useState<Begun>();
  const [left, setLeft] = useState<Begun>();
  const stays = left && left.model === model?.summary.sha256 && isSame(left.named, named) ? left : undefined;
  const images = fittingImages(model, stays?.images ?? named ?? usual);
  const diagnosis = useDiagnosis(model, images);
  const begin = (wanted: ImageSet) => {
    setBegun({ model: model?.summary.sha256 ?? "", images: wanted, named });
    setLeft(undefined);
    navigate({ diagnosis: wanted, finding: undefined });
    diagnosis.begin(wanted);
  };
  const cancel = () => {
    diagnosis.cancel();
    if (!begun) return;
    setLeft(begun);
    navigate({ diagnosis: begun.named }, { replace: true });
  };
  const earlier = stays && (stays.named ?? usual);
  const before =
    earlier && !isSame(earlier, stays.images) ? { images: earlier, show: () => setLeft(undefined) } : undefined;
  const phase = images === undefined && isSearching ? "looking" : diagnosis.phase;
  return { ...diagnosis, phase, before, begin, again: () => images && begin(images), cancel };
}

/** Images of the model's own dataset or of one that fits it. */
function useUsualImages(model: ModelView | undefined) {
  const { datasets } = useCatalog();
  const trainedOn = model?.summary.dataset ?? "";
  const fitting = useFittingDatasets(model);
  const [all, fit] = [datasets.value, fitting.value];
  const isSearching = datasets.loading || fitting.loading;
  const usual = useMemo(
    () => (all && !isSearching ? usualImages([...(fit ?? []), ...all], trainedOn) : undefined),
    [all, fit, isSearching, trainedOn],
  );
  return { usual, isSearching };
}

function isSame(one: ImageSet | undefined, other: ImageSet | undefined): boolean {
  return (one && formatImageSet(one)) === (other && formatImageSet(other));
}
