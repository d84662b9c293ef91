import { shuffle } from "./shuffle.ts";

export interface TakeOptions {
  /** Images of each class to take, as far as there are so many. */
  readonly quota: number;
  /** Uniform in [0, 1); asked once an image less one. */
  readonly random: () => number;
  /** Images not to take. */
  readonly except?: ReadonlySet<number>;
  /** How many of each class are not to be taken, at least; 0 if missing. */
  readonly left?: number;
}

/**
 * Takes images in random order as long as a class of theirs lacks some.
 * @param labels one list an image
 * @returns indices, ascending
 */
export function takeSamples(
  labels: readonly (readonly number[])[],
  classes: number,
  { quota, random, except, left = 0 }: TakeOptions,
): Uint32Array {
  const rest = countLabels(labels, classes);
  const taken = new Uint32Array(classes);
  const chosen: number[] = [];
  for (const image of shuffle(labels.length, random)) {
    const own = new Set(labels[image]);
    if (except?.has(image) || ![...own].some((label) => taken[label]! < quota)) continue;
    if (left > 0 && ![...own].every((label) => rest[label]! > left)) continue;
    for (const label of own) {
      taken[label] = taken[label]! + 1;
      rest[label] = rest[label]! - 1;
    }
    chosen.push(image);
  }
  return Uint32Array.from(chosen).sort();
}

/** Images of each class; one of several labels counts for each. */
export function countLabels(labels: readonly (readonly number[])[], classes: number): Uint32Array {
  const counts = new Uint32Array(classes);
  for (const own of labels) for (const label of new Set(own)) counts[label] = counts[label]! + 1;
  return counts;
}
