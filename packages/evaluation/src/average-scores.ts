import type { ClassScores } from "./class-scores.ts";

/**
 * What several networks say together: the mean of their scores.
 * @param scores of each network, as long as each other: softmaxes, or sigmoids, [images, classes]
 * @throws RangeError if there are none, or lengths differ
 * @see Krizhevsky et al. 2012, §6
 */
export function averageScores(scores: readonly ClassScores[]): Float64Array {
  const [first, ...others] = scores;
  if (!first || others.some(({ length }) => length !== first.length))
    throw new RangeError(
      `scores: expected lists of one length, got [${scores.map(({ length }) => length).join(", ")}]`,
    );
  return Float64Array.from(first, (_, place) => scores.reduce((sum, one) => sum + one[place]!, 0) / scores.length);
}
