import { decodeImage, type ImageDataset } from "@deconvscope/datasets";
import { spreadEvenly } from "../spread-evenly.ts";
import { frameImage } from "./frame-image.ts";
import type { Framing } from "./frame-images.ts";

/** Images that are looked at, spread evenly. */
const sampled = 500;

/**
 * Mean and deviation of each colour over some images, of values 0 … 1.
 * @param indices of the split
 * @throws DatasetError, ImageError for an image that cannot be read
 */
export async function measureChannels(
  dataset: ImageDataset,
  split: string,
  indices: Uint32Array,
  framing: Framing,
  maxPixels: number,
): Promise<{ mean: number[]; deviation: number[] }> {
  const sums = [0, 0, 0];
  const squares = [0, 0, 0];
  let pixels = 0;
  for (const index of spreadEvenly(indices, sampled)) {
    const decoded = await decodeImage(await dataset.encoded(split, index), { maxPixels });
    const framed = await frameImage(decoded, framing, "RGB");
    pixels += framed.length / 3;
    for (const [at, value] of framed.entries()) {
      sums[at % 3]! += value / 255;
      squares[at % 3]! += (value / 255) ** 2;
    }
  }
  const mean = sums.map((sum) => sum / pixels);
  const deviation = squares.map((square, channel) => Math.sqrt(Math.max(0, square / pixels - mean[channel]! ** 2)));
  return { mean: mean.map(round), deviation: deviation.map((value) => round(value) || 1) };
}

/** Four digits: what a card shows is what was used. */
function round(value: number): number {
  return Number(value.toFixed(4));
}
