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
import { distanceOfParts, type PartImage } from "./part-images.ts";

const side = 320;
const shown = 5;

/**
 * Images that know their parts and show what the given one shows; itself first, then those whose parts lie most as its
 * own do: units are compared place by place, as in the paper's five frontal dogs.
 */
export function useKindred(image: ImageReference | undefined): Query<ImageReference[]> {
  const key = image && JSON.stringify(["kindred", formatImageReference(image)]);
  return useQuery(key, async (signal) => {
    if (image?.kind !== "dataset") return [];
    const { dataset, split } = image;
    const own = await datasets.getImage({ image }, { signal });
    const [label] = own.labels;
    if (label === undefined || Object.keys(own.parts).length === 0) return [];
    const { images } = await datasets.listImages({ dataset, split, label, pageSize: 20 * shown }, { signal });
    const others = images
      .flatMap(({ image: other, parts }) => {
        const apart = distanceOfParts(own.parts, parts);
        return other && other.index !== image.index && apart !== undefined ? [{ index: other.index, apart }] : [];
      })
      .toSorted((a, b) => a.apart - b.apart)
      .map(({ index }) => index);
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
