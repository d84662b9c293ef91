import { defaultImage, type ImageReference } from "@deconvscope/shell";

interface SplitDataset {
  name: string;
  splits: readonly { name: string; images: number }[];
}

/**
 * The dataset and split whose images stand below the current one: its own, else those that the page begins with.
 * An address may leave the split of a one-split dataset empty.
 */
export function stripOf<Dataset extends SplitDataset>(
  current: ImageReference | undefined,
  datasets: readonly Dataset[],
): { dataset: Dataset; split: Dataset["splits"][number] } | undefined {
  const known =
    current?.kind === "dataset" && datasets.some(({ name }) => name === current.dataset) ? current : undefined;
  const place = known ?? defaultImage(datasets);
  if (place?.kind !== "dataset") return undefined;
  const dataset = datasets.find(({ name }) => name === place.dataset);
  const split = dataset?.splits.find(({ name }) => name === place.split) ?? dataset?.splits[0];
  return dataset && split && { dataset, split };
}
