import type { Dataset } from "@deconvscope/proto";
import { type ImageReference, type ModelView, type SplitReference, useCatalog, useViewState } from "@deconvscope/shell";
import { useMemo } from "react";
import { usualSplit } from "../invariance/pick-images.ts";
import type { EvaluationSettings } from "./evaluation-settings.ts";

/** What the address asks for, with defaults for what it leaves open; undefined until the catalog is there. */
export function useEvaluationSettings(
  model: ModelView,
  image: ImageReference | undefined,
): EvaluationSettings | undefined {
  const { view } = useViewState();
  const { datasets, models } = useCatalog();
  return useMemo(() => {
    if (!view || !datasets.value || !models.value) return undefined;
    const on = view.on ?? usualOn(datasets.value, model.summary.dataset, image);
    if (!on) return undefined;
    const asked = view.with ?? [];
    const others = models.value.filter(({ name }) => name !== model.summary.name && asked.includes(name));
    return { model, others, on, isTenCrops: view.crops === "ten", images: view.count ?? 0 };
  }, [view, datasets.value, models.value, model, image]);
}

/** The model's dataset, else the image's, else the first with labels. */
function usualOn(
  datasets: readonly Dataset[],
  trainedOn: string,
  image: ImageReference | undefined,
): SplitReference | undefined {
  const shown = image?.kind === "dataset" ? image.dataset : undefined;
  const labelled = datasets.filter(({ labels }) => labels.length > 0);
  const dataset =
    labelled.find(({ name }) => name === trainedOn) ?? labelled.find(({ name }) => name === shown) ?? labelled[0];
  const split = dataset && usualSplit(dataset);
  return dataset && split ? { dataset: dataset.name, split: split.name } : undefined;
}
