import type { Rect, Shape } from "@deconvscope/network";

/** A copy of an image, [h, w, c], with a rectangle of what another shows there. */
export function paintRect(image: Float32Array, fill: Float32Array, shape: Shape, rect: Rect): Float32Array {
  const [, width = 1, channels = 1] = shape;
  const painted = image.slice();
  for (let y = rect.y; y < rect.y + rect.height; y++) {
    for (let x = rect.x; x < rect.x + rect.width; x++) {
      for (let channel = 0; channel < channels; channel++) {
        const at = (y * width + x) * channels + channel;
        painted[at] = fill[at]!;
      }
    }
  }
  return painted;
}
