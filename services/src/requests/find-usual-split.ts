import type { StoredDataset } from "../store/dataset-store.ts";
import { findSplit } from "./find-image.ts";

/** What is measured on where nothing is said. */
const usualSplits = ["val", "validation", "test"];

/**
 * A split of a dataset; an empty name stands for the one that is usually measured on, or the first.
 * @throws RequestError naming what exists
 */
export function findUsualSplit(dataset: StoredDataset, given: string, field: string): { name: string; images: number } {
  const { splits } = dataset.summary;
  const usual = usualSplits.find((name) => splits.some((split) => split.name === name));
  return findSplit(dataset, given || (usual ?? splits[0]?.name ?? ""), field);
}
