import type { Tensor } from "@tensorflow/tfjs-core";

/** A tensor of a random program, with what is known of its numbers. */
export interface ProgramValue {
  readonly tensor: Tensor;
  /** All numbers are multiples of it; 0 if they are rounded. */
  readonly grid: number;
  /** No number is larger. */
  readonly bound: number;
}

/** Float32 keeps 24 bits: with this many, sums in any order are exact. */
const EXACT_RATIO = 2 ** 22;

/**
 * Whether every backend has the very same numbers. Only then may a program compare, round or look for the largest:
 * a difference in the last bit would otherwise change everything that follows.
 */
export function isExact({ grid, bound }: ProgramValue): boolean {
  return grid > 0 && bound / grid <= EXACT_RATIO;
}

/** Numbers that were rounded on the way. */
export function rounded(tensor: Tensor, bound: number): ProgramValue {
  return { tensor, grid: 0, bound };
}

/** Numbers taken over from others as they are, and perhaps zeros. */
export function taken(tensor: Tensor, ...from: readonly ProgramValue[]): ProgramValue {
  return {
    tensor,
    grid: Math.min(...from.map(({ grid }) => grid)),
    bound: Math.max(...from.map(({ bound }) => bound)),
  };
}

/** Sums of at most `terms` products of the factors' numbers. */
export function summed(tensor: Tensor, terms: number, ...factors: readonly ProgramValue[]): ProgramValue {
  const value = {
    tensor,
    grid: factors.reduce((grid, factor) => grid * factor.grid, 1),
    bound: factors.reduce((bound, factor) => bound * factor.bound, terms),
  };
  return isExact(value) ? value : rounded(tensor, value.bound);
}
