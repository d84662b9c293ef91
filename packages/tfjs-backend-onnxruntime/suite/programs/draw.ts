import { mulberry32 } from "../mulberry32.ts";

/** Choices that depend on a seed alone. */
export interface Draw {
  /** Whole number of [0, below). */
  below(limit: number): number;
  /** Whole number of [least, most]. */
  between(least: number, most: number): number;
  chance(probability: number): boolean;
  pick<T>(choices: readonly T[]): T;
}

/** @param seed whole number */
export function drawFrom(seed: number): Draw {
  const next = mulberry32(Math.imul(seed, 0x9e3779b1));
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    between: (least, most) => least + below(most - least + 1),
    chance: (probability) => next() < probability,
    pick: (choices) => {
      if (choices.length === 0) throw new RangeError("expected something to pick from, got an empty list");
      return choices[below(choices.length)]!;
    },
  };
}
