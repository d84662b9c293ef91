import { type DatasetSplit, defaultImage } from "@deconvscope/shell";

interface SplitDataset {
  name: string;
  splits: readonly { name: string; images: number }[];
}

/** Where a scan begins: held-out images of the dataset that the model was trained on, else those that the page begins with. */
export function defaultSplit(datasets: readonly SplitDataset[], trainedOn: string): DatasetSplit | undefined {
  const own = defaultImage(datasets.filter(({ name }) => name === trainedOn));
  const place = own ?? defaultImage(datasets);
  return place?.kind === "dataset" ? { dataset: place.dataset, split: place.split } : undefined;
}

/** A dataset's split of that name; where it names none, the one with most images. */
export function splitOf<Dataset extends SplitDataset>(
  datasets: readonly Dataset[],
  place: DatasetSplit | undefined,
): { place: DatasetSplit; images: number } | undefined {
  const dataset = datasets.find(({ name }) => name === place?.dataset);
  const split =
    dataset?.splits.find(({ name }) => name === place?.split) ??
    dataset?.splits.toSorted((a, b) => b.images - a.images)[0];
  return dataset && split && { place: { dataset: dataset.name, split: split.name }, images: split.images };
}
