import {
  datasets,
  drawFramed,
  formatImageReference,
  type ImageReference,
  loadImage,
  type ModelView,
  placeParts,
  type Query,
  useQuery,
} from "@deconvscope/shell";
import type { PartImage } from "./part-images.ts";

const side = 320;
const shown = 5;

/** Images that know their parts and show what the given one shows; itself first. */
export function useKindred(image: ImageReference | undefined): Query<ImageReference[]> {
  const key = image && JSON.stringify(["kindred", formatImageReference(image)]);
  return useQuery(key, async (signal) => {
    if (image?.kind !== "dataset") return [];
    const { dataset, split } = image;
    const own = await datasets.getImage({ image }, { signal });
    const [label] = own.labels;
    if (label === undefined || Object.keys(own.parts).length === 0) return [];
    const { images } = await datasets.listImages({ dataset, split, label, pageSize: 4 * shown }, { signal });
    const others = images.flatMap(({ image: other, parts }) =>
      other && other.index !== image.index && Object.keys(parts).length > 0 ? [other.index] : [],
    );
    return [image.index, ...others].slice(0, shown).map((index) => ({ kind: "dataset", dataset, split, index }));
  });
}

/** Loads images with their known parts, placed in the model's input. */
export function usePartImages(
  model: ModelView | undefined,
  references: readonly ImageReference[] | undefined,
): Query<PartImage[]> {
  const input = model?.summary.inputShape;
  const resize = model?.response.preprocessing?.resizeShortSide ?? 0;
  const key = references && input && JSON.stringify(["parts", references.map(formatImageReference), input, resize]);
  return useQuery(key, (signal) =>
    Promise.all(references!.map((reference) => loadPartImage(reference, input!, resize, signal))),
  );
}

async function loadPartImage(
  reference: ImageReference,
  input: readonly number[],
  resize: number,
  signal: AbortSignal,
): Promise<PartImage> {
  const image = await loadImage(reference, signal);
  const bitmap = await createImageBitmap(new Blob([image.bytes]));
  const known = placeParts(image.parts, bitmap, resize, input);
  bitmap.close();
  return { reference, image, known, pictureUrl: await drawFramed(image.bytes, resize, input, side) };
}
