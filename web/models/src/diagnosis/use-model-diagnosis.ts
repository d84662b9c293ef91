import { type ModelView, useCatalog, useViewState } from "@deconvscope/shell";
import { useMemo } from "react";
import { usualImages } from "./diagnosis-images.ts";
import { type DiagnosisView, useDiagnosis } from "./use-diagnosis.ts";

/** The chosen model's diagnosis on the images of the address, else on those of its own dataset. */
export function useModelDiagnosis(model: ModelView | undefined): DiagnosisView {
  const { view } = useViewState();
  const { datasets } = useCatalog();
  const trainedOn = model?.summary.dataset ?? "";
  const usual = useMemo(() => datasets.value && usualImages(datasets.value, trainedOn), [datasets.value, trainedOn]);
  const images = view?.diagnosis ?? usual;
  const diagnosis = useDiagnosis(model, images);
  return images === undefined && datasets.loading ? { ...diagnosis, phase: "looking" } : diagnosis;
}
