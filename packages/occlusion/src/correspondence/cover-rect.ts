import type { Rect, Shape } from "@deconvscope/network";

/**
 * An image of which a rectangle is covered.
 * @param image [h, w, c]
 * @param fill [h, w, c] what the rectangle shows, each pixel at its own place
 * @returns a copy
 */
export function coverRect(image: Float32Array, fill: Float32Array, shape: Shape, rect: Rect): Float32Array {
  const [, width = 1, channels = 1] = shape;
  const covered = image.slice();
  for (let y = rect.y; y < rect.y + rect.height; y++) {
    const from = (y * width + rect.x) * channels;
    covered.set(fill.subarray(from, from + rect.width * channels), from);
  }
  return covered;
}
