import {
  callProblem,
  datasets,
  drawFramed,
  formatImageReference,
  type ImageReference,
  isCancelled,
  loadImage,
  type ModelView,
  placeParts,
  type Query,
  useQuery,
} from "@deconvscope/shell";
import { type AbsentImage, distanceOfParts, type PartImage } from "./part-images.ts";

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

/** Images that are held against each other, as far as they came. */
export interface PartImages {
  images: PartImage[];
  /** Each fails alone. */
  absent: AbsentImage[];
}

/** Loads images with their known parts, placed in the model's input; asks again while the server is busy or away. */
export function usePartImages(
  model: ModelView | undefined,
  references: readonly ImageReference[] | undefined,
): Query<PartImages> {
  const input = model?.summary.inputShape;
  const resize = model?.response.preprocessing?.resizeShortSide ?? 0;
  const key = references && input && JSON.stringify(["parts", references.map(formatImageReference), input, resize]);
  return useQuery(key, async (signal) => {
    const settled = await Promise.all(references!.map((reference) => settle(reference, input!, resize, signal)));
    return {
      images: settled.flatMap((one) => ("image" in one ? [one] : [])),
      absent: settled.flatMap((one) => ("message" in one ? [one] : [])),
    };
  });
}

async function settle(
  reference: ImageReference,
  input: readonly number[],
  resize: number,
  signal: AbortSignal,
): Promise<PartImage | AbsentImage> {
  try {
    return await loadPartImage(reference, input, resize, signal);
  } catch (thrown) {
    const { message, retryable } = callProblem(thrown);
    if (signal.aborted || isCancelled(thrown) || retryable) throw thrown;
    return { reference, message };
  }
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
