import type { Shape } from "@deconvscope/network";
import { InvarianceError } from "./invariance-error.ts";
import { type SharedValues, shareValues } from "./shared-values.ts";

/** Pixels of fill on each side: whatever lies beyond is interpolated between two of them. */
export const margin = 2;

/** An image with fill around it, so that pixels are interpolated alike wherever they come from. */
export interface SurroundedImage {
  /** Of the image inside: [height, width, channels]. */
  readonly shape: readonly [number, number, number];
  /** [height + 2 · margin, width + 2 · margin, channels] */
  readonly pixels: SharedValues;
}

/**
 * Puts fill around an image.
 * @param image [h, w, c]
 * @param fill one a channel; left out: 0
 * @throws InvarianceError "wrong-image", "wrong-fill"
 */
export function surroundImage(image: Float32Array, shape: Shape, fill?: readonly number[]): SurroundedImage {
  const [height = 1, width = 1, channels = 1] = shape;
  if (image.length !== height * width * channels) {
    throw new InvarianceError(
      "wrong-image",
      `image: expected ${height * width * channels} numbers, got ${image.length}`,
    );
  }
  const values = readFill(fill, channels);
  const rowLength = (width + 2 * margin) * channels;
  const pixels = shareValues((height + 2 * margin) * rowLength);
  if (values.some((value) => value !== 0)) {
    for (let at = 0; at < pixels.length; at++) pixels[at] = values[at % channels]!;
  }
  for (let y = 0; y < height; y++) {
    const row = image.subarray(y * width * channels, (y + 1) * width * channels);
    pixels.set(row, (y + margin) * rowLength + margin * channels);
  }
  return { shape: [height, width, channels], pixels };
}

function readFill(fill: readonly number[] | undefined, channels: number): Float32Array {
  if (fill === undefined) return new Float32Array(channels);
  const values = Float32Array.from(fill);
  if (values.length === channels && values.every(Number.isFinite)) return values;
  throw new InvarianceError("wrong-fill", `fill: expected ${channels} finite numbers, got [${fill.join(", ")}]`);
}
