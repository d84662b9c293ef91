import { seededRandom } from "@deconvscope/network";

/**
 * Pixels in the order of a map, the largest value first; ties, and what was not measured (NaN) at the end, in row-major
 * order.
 * @param map [h, w]
 * @returns [h · w] flat indices
 */
export function orderPixels(map: Float32Array): Uint32Array {
  const value = (pixel: number): number => (Number.isNaN(map[pixel]) ? Number.NEGATIVE_INFINITY : map[pixel]!);
  return Uint32Array.from(map.keys()).sort((a, b) => {
    const [left, right] = [value(a), value(b)];
    return left === right ? a - b : right < left ? -1 : 1;
  });
}

/**
 * Random orders, every one as likely.
 * @param seed the same one draws the same orders
 * @see Fisher & Yates 1938
 */
export function drawOrders(pixels: number, count: number, seed: number): Uint32Array[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => {
    const order = Uint32Array.from({ length: pixels }, (_, pixel) => pixel);
    for (let last = pixels - 1; last > 0; last--) {
      const other = Math.floor(random() * (last + 1));
      [order[last], order[other]] = [order[other]!, order[last]!];
    }
    return order;
  });
}
