import type { Dataset } from "@deconvscope/proto";
import type { ImageReference } from "@deconvscope/shell";

/** At most so many are asked for together. */
export const mostImages = 20;
const usual = 5;
/** What is looked at where nothing is said: images that a network has not learned from. */
const usualSplits = ["val", "validation", "test"];

/** The split that a network is tried on: held-out images where there are any. */
export function usualSplit({ splits }: Pick<Dataset, "splits">): Dataset["splits"][number] | undefined {
  const filled = splits.filter(({ images }) => images > 0);
  return usualSplits.map((wanted) => filled.find(({ name }) => name === wanted)).find(Boolean) ?? filled[0];
}

/**
 * Five images where nobody chose: the current one, if it is of the dataset or a photo, and others evenly spread over its
 * split.
 * @param trainedOn name of the model's dataset; the current image's where it is not registered
 */
export function pickImages(
  datasets: readonly Dataset[],
  trainedOn: string,
  current: ImageReference | undefined,
): ImageReference[] {
  const own = current?.kind === "dataset" ? current.dataset : undefined;
  const dataset = datasets.find(({ name }) => name === trainedOn) ?? datasets.find(({ name }) => name === own);
  const first = current && (current.kind === "upload" || !dataset || dataset.name === own) ? [current] : [];
  if (!dataset) return first;
  const asked = current?.kind === "dataset" && own === dataset.name ? current.split : undefined;
  const split = dataset.splits.find(({ name }) => name === asked) ?? usualSplit(dataset);
  if (!split) return first;
  const taken = first.find((image) => image.kind === "dataset" && image.split === split.name);
  const skipped = taken?.kind === "dataset" ? taken.index : split.images;
  const others = split.images - (skipped < split.images ? 1 : 0);
  const spread = spreadEvenly(others, Math.min(others, usual - first.length)).map(
    (place): ImageReference => ({
      ...{ kind: "dataset", dataset: dataset.name, split: split.name },
      index: place < skipped ? place : place + 1,
    }),
  );
  return [...first, ...spread];
}

const goldenRatio = (Math.sqrt(5) - 1) / 2;

/** One of each equal stretch, each elsewhere in it: a regular step would take one class where classes take turns. */
function spreadEvenly(images: number, wanted: number): number[] {
  const startOf = (place: number) => Math.floor((place * images) / wanted);
  return Array.from({ length: wanted }, (_, place) => {
    const within = ((place + 1) * goldenRatio) % 1;
    return startOf(place) + Math.floor(within * (startOf(place + 1) - startOf(place)));
  });
}
