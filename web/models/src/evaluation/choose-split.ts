import type { Dataset } from "@deconvscope/proto";
import type { ImageReference, SplitReference } from "@deconvscope/shell";
import { usualSplit } from "../invariance/pick-images.ts";

/** What a model is judged on where nobody chose: its own dataset, else the image's, else the first that fits. */
export function chooseSplit(
  fitting: readonly Dataset[],
  trainedOn: string,
  image: ImageReference | undefined,
): SplitReference | undefined {
  const shown = image?.kind === "dataset" ? image.dataset : undefined;
  const dataset =
    fitting.find(({ name }) => name === trainedOn) ?? fitting.find(({ name }) => name === shown) ?? fitting[0];
  const split = dataset && usualSplit(dataset);
  return dataset && split ? { dataset: dataset.name, split: split.name } : undefined;
}
