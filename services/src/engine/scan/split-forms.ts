import type { Shape } from "@deconvscope/network";

/**
 * The rows of each form of a batch's images, which lie one form after another.
 * @param values [b, h, w, c] of the first form, then of the others
 * @param shapes [h, w, c] of each form
 */
export function splitForms<Memory extends ArrayBufferLike>(
  values: Float32Array<Memory>,
  shapes: readonly Shape[],
): Float32Array<Memory>[] {
  const lengths = shapes.map(lengthOf);
  const rows = values.length / lengths.reduce((sum, length) => sum + length, 0);
  let to = 0;
  return lengths.map((length) => {
    const from = to;
    to += rows * length;
    return values.subarray(from, to);
  });
}

/** Numbers of a row. */
export function lengthOf(shape: Shape): number {
  return shape.reduce((product, side) => product * side, 1);
}
