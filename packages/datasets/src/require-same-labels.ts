import { DatasetError } from "./dataset-error.ts";
import type { ImageDataset } from "./image-dataset.ts";

/**
 * Holds a dataset's labels against those that it was known by: where folders came or went since, numbers of labels stand
 * for others.
 * @throws DatasetError "changed", naming the first label that differs
 */
export function requireSameLabels({ labels }: Pick<ImageDataset, "labels">, known: readonly string[]): void {
  const count = Math.max(labels.length, known.length);
  for (let label = 0; label < count; label++) {
    if (labels[label] === known[label]) continue;
    const [expected, got] = [known[label], labels[label]].map((name) => (name === undefined ? "none" : `"${name}"`));
    throw new DatasetError(
      "changed",
      `labels: expected the ${known.length} that the dataset had when it was added, got ${labels.length}: label ${label} was ${expected} and is ${got}; add it again`,
    );
  }
}
