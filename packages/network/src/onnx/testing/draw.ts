import type { Constant, Pair } from "../../shape.ts";

/** Random choices, all from one source. */
export interface Draw {
  /** An integer from 0 to below `count`. */
  pick(count: number): number;
  choose<T>(first: T, ...others: readonly T[]): T;
  /** A 32-bit float in [-1, 1). */
  float(): number;
  floats(count: number): Float32Array;
  constant(...shape: readonly number[]): Constant;
  /** Two lengths from 1 to `most`. */
  pair(most: number): Pair;
}

/** @param random uniform in [0, 1) */
export function drawFrom(random: () => number): Draw {
  const pick = (count: number): number => Math.floor(random() * count);
  const float = (): number => Math.fround(random() * 2 - 1);
  const floats = (count: number): Float32Array => Float32Array.from({ length: count }, float);
  return {
    pick,
    choose: (first, ...others) => [first, ...others][pick(1 + others.length)] ?? first,
    float,
    floats,
    constant: (...shape) => ({ shape, data: floats(shape.reduce((product, length) => product * length, 1)) }),
    pair: (most) => [1 + pick(most), 1 + pick(most)],
  };
}
