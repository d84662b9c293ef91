import { decodeImage, type Preprocessing, placeInInput, type Rect } from "@deconvscope/datasets";
import type { EngineImage } from "./engine-jobs.ts";
import type { OpenDatasets } from "./open-datasets.ts";

/**
 * Where the parts that are known of an image lie in what a network sees of it, those in sight.
 * @param inputShape [height, width, channels]
 * @throws DatasetError, ImageError
 */
export async function locateParts(
  datasets: OpenDatasets,
  image: EngineImage,
  preprocessing: Preprocessing,
  inputShape: readonly number[],
  maxPixels: number,
): Promise<Map<string, Rect>> {
  const located = new Map<string, Rect>();
  if (image.kind !== "dataset") return located;
  const dataset = await datasets.open(image.dataset);
  const [entry] = await dataset.entries(image.split, { offset: image.index, limit: 1 });
  const parts = Object.entries(entry?.parts ?? {});
  if (parts.length === 0) return located;
  const size = await decodeImage(await dataset.encoded(image.split, image.index), { maxPixels });
  for (const [name, rect] of parts) {
    const placed = placeInInput(rect, size, preprocessing, inputShape);
    if (placed !== undefined) located.set(name, placed);
  }
  return located;
}
