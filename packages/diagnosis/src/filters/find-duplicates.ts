import type { Constant } from "@deconvscope/network";

/** Cosine similarity from which two filters count as one. */
export const sameFrom = 0.95;

/**
 * Of each filter the first one before it that is nearly the same, and reads the same channels.
 * @param filters [height, width, in, out]
 * @param groups of channels, each read by filters of its own
 */
export function findDuplicates({ data, shape }: Constant, groups: number): (number | undefined)[] {
  const count = shape.at(-1) ?? 1;
  const length = data.length / count;
  const units = new Float32Array(data.length);
  const isZero = Array.from({ length: count }, (_, filter) => {
    let square = 0;
    for (let tap = 0; tap < length; tap++) square += data[tap * count + filter]! ** 2;
    for (let tap = 0; tap < length; tap++) {
      units[filter * length + tap] = square === 0 ? 0 : data[tap * count + filter]! / Math.sqrt(square);
    }
    return square === 0;
  });
  return isZero.map((zero, filter) => {
    if (zero) return undefined;
    for (let other = filter - (filter % (count / groups)); other < filter; other++) {
      let cosine = 0;
      for (let tap = 0; tap < length; tap++) cosine += units[filter * length + tap]! * units[other * length + tap]!;
      if (cosine >= sameFrom) return other;
    }
    return undefined;
  });
}
