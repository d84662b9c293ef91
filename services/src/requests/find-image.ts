import type { DatasetImage } from "@deconvscope/proto";
import { quote, RequestError } from "../request-error.ts";
import type { DatasetStore, StoredDataset } from "../store/dataset-store.ts";
import { listChoices } from "./list-choices.ts";

/** @throws RequestError naming what exists */
export async function findDataset(datasets: DatasetStore, name: string, field: string): Promise<StoredDataset> {
  if (name === "") {
    throw new RequestError("invalid", "nothing given; expected a dataset's name", field);
  }
  const dataset = await datasets.find(name);
  if (dataset === undefined) {
    throw new RequestError(
      "not-found",
      `no dataset ${quote(name)}; ${listChoices(name, await datasets.names())}`,
      field,
    );
  }
  return dataset;
}

/**
 * A split of a dataset; an empty name stands for the only one.
 * @throws RequestError naming what exists
 */
export function findSplit(dataset: StoredDataset, given: string, field: string): { name: string; images: number } {
  const { splits } = dataset.summary;
  const names = splits.map(({ name }) => name);
  const split = given === "" && splits.length === 1 ? splits[0] : splits.find(({ name }) => name === given);
  if (split === undefined && given === "") {
    throw new RequestError("invalid", `nothing given; expected a split: ${names.map(quote).join(", ")}`, field);
  }
  if (split === undefined) {
    const choices = listChoices(given, names);
    throw new RequestError("not-found", `${quote(dataset.name)} has no split ${quote(given)}; ${choices}`, field);
  }
  return split;
}

/**
 * The place of an image in a dataset.
 * @throws RequestError naming what exists
 */
export async function findImage(
  datasets: DatasetStore,
  image: DatasetImage,
  field: string,
): Promise<{ dataset: StoredDataset; split: string; index: number }> {
  const dataset = await findDataset(datasets, image.dataset, `${field}.dataset`);
  const split = findSplit(dataset, image.split, `${field}.split`);
  if (image.index >= split.images) {
    const there = split.images === 0 ? "it has no images" : `expected 0 … ${split.images - 1}`;
    throw new RequestError(
      "not-found",
      `no image ${image.index} in ${quote(split.name)} of ${quote(dataset.name)}; ${there}`,
      `${field}.index`,
    );
  }
  return { dataset, split: split.name, index: image.index };
}
