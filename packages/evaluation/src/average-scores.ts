/**
 * What several networks say together: the mean of their scores.
 * @param scores of each network, as long as each other: softmaxes [images, classes]
 * @throws RangeError if there are none, or lengths differ
 * @see Krizhevsky et al. 2012, §6
 */
export function averageScores(scores: readonly Float32Array[]): Float32Array {
  const [first, ...others] = scores;
  if (!first || others.some(({ length }) => length !== first.length))
    throw new RangeError(
      `scores: expected lists of one length, got [${scores.map(({ length }) => length).join(", ")}]`,
    );
  return first.map((_, place) => scores.reduce((sum, one) => sum + one[place]!, 0) / scores.length);
}
