/**
 * An image whose first pixels in an order are those of another one.
 * @param image [h, w, c]
 * @param other [h, w, c]
 * @param order [h · w] flat indices of pixels
 * @param count of pixels taken from the other image
 * @returns [h, w, c]
 */
export function mixImages(image: Float32Array, other: Float32Array, order: Uint32Array, count: number): Float32Array {
  const channels = image.length / order.length;
  const mixed = image.slice();
  for (const pixel of order.subarray(0, count)) {
    const from = pixel * channels;
    mixed.set(other.subarray(from, from + channels), from);
  }
  return mixed;
}
