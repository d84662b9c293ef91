import type { Classifier } from "./find-classifier.ts";

/**
 * The probability of each class, in doubles: in single precision the sigmoids of all scores above 17 would be the same. A
 * score of +∞ has none, nor have the others beside it under a softmax: NaN.
 * @param scores [b, classes] of a classifier's layer of scores
 * @returns [b, classes]
 */
export function toProbabilities(
  scores: ArrayLike<number>,
  { squash, classes }: Pick<Classifier, "squash" | "classes">,
): Float64Array {
  const values = new Float64Array(scores);
  if (squash === "sigmoid") return values.map(sigmoid);
  if (squash === "softmax")
    for (let from = 0; from < values.length; from += classes) squashTogether(values.subarray(from, from + classes));
  return values;
}

function sigmoid(score: number): number {
  return score === Number.POSITIVE_INFINITY ? Number.NaN : 1 / (1 + Math.exp(-score));
}

/** In place. */
function squashTogether(row: Float64Array): void {
  const most = row.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  let sum = 0;
  for (let at = 0; at < row.length; at++) {
    row[at] = Math.exp(row[at]! - most);
    sum += row[at]!;
  }
  for (let at = 0; at < row.length; at++) row[at] = row[at]! / sum;
}
