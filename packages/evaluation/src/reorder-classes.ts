import type { ClassScores } from "./class-scores.ts";

/**
 * Puts scores in another order of classes.
 * @param scores [n, classes]
 * @param order of each class the one whose score it gets
 * @returns [n, classes]
 */
export function reorderClasses(scores: ClassScores, order: ArrayLike<number>): Float64Array {
  const classes = order.length;
  return Float64Array.from(scores, (_, place) => scores[place - (place % classes) + order[place % classes]!]!);
}
