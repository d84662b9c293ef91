/** `area`: under the whole curve, as PASCAL VOC since 2010; `eleven-points`: mean at recalls of 0, 0.1 … 1, as before. */
export type PrecisionMeasure = "area" | "eleven-points";

/**
 * Average precision of one class: images by falling score, precision at each recall the highest at that recall or a
 * higher one. Images of equal scores enter together, so that their order does not matter; a score that is no number is
 * the lowest.
 * @param positives one an image: whether the class is in it
 * @returns 0 … 1; nothing if no image is positive
 * @throws RangeError if there are not as many positives as scores
 * @see Everingham et al. 2010, §4.2
 */
export function averagePrecision(
  scores: ArrayLike<number>,
  positives: ArrayLike<boolean | number>,
  measure: PrecisionMeasure = "area",
): number | undefined {
  if (scores.length !== positives.length)
    throw new RangeError(`positives: expected ${scores.length}, one a score, got ${positives.length}`);
  const { hits, ranks } = tracePrecision(scores, positives);
  const all = hits.at(-1) ?? 0;
  if (all === 0) return undefined;
  const precisions = hits.map((hit, place) => hit / ranks[place]!);
  for (let place = precisions.length - 2; place >= 0; place--)
    precisions[place] = Math.max(precisions[place]!, precisions[place + 1]!);
  if (measure === "area")
    return precisions.reduce((sum, precision, at) => sum + (precision * (hits[at]! - (hits[at - 1] ?? 0))) / all, 0);
  let sum = 0;
  for (let tenth = 0; tenth <= 10; tenth++) sum += precisions[hits.findIndex((hit) => 10 * hit >= tenth * all)]!;
  return sum / 11;
}

/** At each different score from the highest: images of at least that score, and how many of them are positive. */
function tracePrecision(
  scores: ArrayLike<number>,
  positives: ArrayLike<boolean | number>,
): { readonly hits: number[]; readonly ranks: number[] } {
  const scoreOf = (image: number) => (Number.isNaN(scores[image]!) ? Number.NEGATIVE_INFINITY : scores[image]!);
  const order = Array.from({ length: scores.length }, (_, image) => image).sort((a, b) =>
    scoreOf(a) === scoreOf(b) ? 0 : scoreOf(b) > scoreOf(a) ? 1 : -1,
  );
  const [hits, ranks]: [number[], number[]] = [[], []];
  let right = 0;
  for (const [place, image] of order.entries()) {
    if (positives[image]) right += 1;
    const next = order[place + 1];
    if (next !== undefined && scoreOf(next) === scoreOf(image)) continue;
    hits.push(right);
    ranks.push(place + 1);
  }
  return { hits, ranks };
}
