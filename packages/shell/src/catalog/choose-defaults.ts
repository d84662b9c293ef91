import type { ImageReference } from "../url/image-reference.ts";

const builtInModel = "menagerie-zfnet";
/** It knows photographs. */
const photoModel = "photo-zfnet";
const builtInDataset = "menagerie";

/**
 * The model of an address without one: the built-in network, of a person's own photo the one that knows photographs, else
 * the first; undefined where there is none.
 */
export function defaultModel(models: readonly { name: string }[], image?: ImageReference): string | undefined {
  const wanted = image?.kind === "upload" ? [photoModel, builtInModel] : [builtInModel];
  return wanted.find((name) => models.some((model) => model.name === name)) ?? models[0]?.name;
}

/** The image of an address without one: the first held-out image of the built-in dataset, else of the first with images. */
export function defaultImage(
  datasets: readonly { name: string; splits: readonly { name: string; images: number }[] }[],
): ImageReference | undefined {
  const filled = datasets.filter(({ splits }) => splits.some(({ images }) => images > 0));
  const dataset = filled.find(({ name }) => name === builtInDataset) ?? filled[0];
  const split =
    dataset &&
    (dataset.splits.find(({ name, images }) => name !== "train" && images > 0) ??
      dataset.splits.find(({ images }) => images > 0));
  return split && { kind: "dataset", dataset: dataset.name, split: split.name, index: 0 };
}
