import {
  formatImageReference,
  type ImageReference,
  type LoadedImage,
  loadImage,
  type Query,
  useCatalog,
  useQuery,
} from "@deconvscope/shell";
import { firstName } from "../short-labels.ts";
import { distinct } from "./distinct.ts";

/** An image that is transformed, with a name that no other has. */
export interface NamedImage {
  image: LoadedImage;
  name: string;
}

/** Loads images once each, and names them after their labels. */
export function useImages(references: readonly ImageReference[] | undefined): Query<NamedImage[]> {
  const { datasets } = useCatalog();
  const loaded = useQuery(
    references && datasets.value && JSON.stringify(["transformed", references.map(formatImageReference)]),
    (signal) =>
      Promise.all(references!.map((reference) => loadImage(reference, signal))).then((images) =>
        nameImages(images, datasets.value!),
      ),
  );
  return loaded;
}

/** "rabbit", or "rabbit 12" where several show one; a photo by its file's name. Every name once. */
export function nameImages(
  images: readonly LoadedImage[],
  datasets: readonly { name: string; labels: readonly string[] }[],
): NamedImage[] {
  const labels = images.map(({ reference, labels, name }) => {
    if (reference.kind !== "dataset") return name;
    const known = datasets.find((dataset) => dataset.name === reference.dataset)?.labels;
    const label = labels.map((label) => known?.[label]).find((text) => text !== undefined);
    return label === undefined ? name : firstName(label);
  });
  const names = distinct(labels, (index) => {
    const { reference } = images[index]!;
    return `${labels[index]} ${reference.kind === "dataset" ? reference.index : index + 1}`;
  });
  return images.map((image, index) => ({ image, name: names[index]! }));
}
