import type { ImageSet } from "@deconvscope/shell";

interface SplitDataset {
  name: string;
  splits: readonly { name: string; images: number }[];
}

const usual = 500;

/**
 * What a network is diagnosed on where nobody says otherwise: 500 images of the dataset that it was trained on, held out.
 * @param datasets what is preferred first
 */
export function usualImages(datasets: readonly SplitDataset[], trainedOn: string): ImageSet | undefined {
  const filled = datasets.filter(({ splits }) => splits.some(({ images }) => images > 0));
  const dataset = filled.find(({ name }) => name === trainedOn) ?? filled[0];
  const split =
    dataset &&
    (["val", "validation", "test"]
      .flatMap((wanted) => dataset.splits.filter(({ name }) => name === wanted))
      .find(hasImages) ??
      dataset.splits.find(hasImages));
  return dataset && split && spread(dataset.name, split);
}

/** At most 500 images of a split. */
export function spread(dataset: string, { name, images }: { name: string; images: number }): ImageSet {
  return { dataset, split: name, images: Math.min(usual, images) };
}

/** As many images as a measurement can have: those of the split, and no more than a server takes at once. */
export function mostImages({ images }: { images: number }): number {
  return Math.min(100_000, images);
}

/** Images of a measurement: as many as there were, where more were asked for. @param looked how many of them it takes; 0n: not known */
export function thoseThereAre(asked: ImageSet, looked: bigint): ImageSet {
  return looked > 0n && Number(looked) !== asked.images ? { ...asked, images: Number(looked) } : asked;
}

const hasImages = ({ images }: { images: number }) => images > 0;
