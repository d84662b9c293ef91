import type { Dataset } from "@deconvscope/proto";

/** What a run trains on unless another is chosen: the first that has one label an image, and a split left to be held against. */
export function findUsualDataset(
  datasets: readonly Pick<Dataset, "name" | "splits" | "labels" | "multiLabel">[],
): string {
  const usual = datasets.find(
    ({ splits, labels, multiLabel }) => splits.length > 1 && labels.length > 1 && !multiLabel,
  );
  return (usual ?? datasets[0])?.name ?? "";
}
