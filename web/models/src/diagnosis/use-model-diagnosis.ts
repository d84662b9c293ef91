import { type ModelView, useCatalog, useViewState } from "@deconvscope/shell";
import { useMemo } from "react";
import { useFittingDatasets } from "../use-fitting-datasets.ts";
import { usualImages } from "./diagnosis-images.ts";
import { type DiagnosisView, useDiagnosis } from "./use-diagnosis.ts";

/** The chosen model's diagnosis on the images of the address, else on those of its own dataset or one that fits it. */
export function useModelDiagnosis(model: ModelView | undefined): DiagnosisView {
  const { view } = useViewState();
  const { datasets } = useCatalog();
  const trainedOn = model?.summary.dataset ?? "";
  const fitting = useFittingDatasets(model);
  const [all, fit] = [datasets.value, fitting.value];
  const isSearching = datasets.loading || fitting.loading;
  const usual = useMemo(
    () => (all && !isSearching ? usualImages([...(fit ?? []), ...all], trainedOn) : undefined),
    [all, fit, isSearching, trainedOn],
  );
  const images = view?.diagnosis ?? usual;
  const diagnosis = useDiagnosis(model, images);
  return images === undefined && isSearching ? { ...diagnosis, phase: "looking" } : diagnosis;
}
