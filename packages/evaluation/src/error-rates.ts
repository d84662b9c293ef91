import type { ClassScores } from "./class-scores.ts";

/** How often the highest scores miss the label. */
export interface ErrorRates {
  readonly images: number;
  /** Share whose highest class is not the label. */
  readonly top1: number;
  /** Share whose five highest classes are not the label. */
  readonly top5: number;
  /** Mean of −log of the label's score. */
  readonly loss: number;
  /** Mean over the classes that have images of the share that is right. */
  readonly meanClassAccuracy: number;
  /** Share that is right, one a class; nothing for a class without images. */
  readonly classAccuracy: readonly (number | undefined)[];
}

/** What errors are counted from. */
export interface ErrorCounts {
  readonly images: number;
  /** Images whose label's score is the highest. */
  readonly right: number;
  /** Images whose label's score is among the five highest. */
  readonly amongFive: number;
  /** Sum of −log of the label's score. */
  readonly loss: number;
  /** [classes] images of each */
  readonly classImages: Float64Array;
  /** [classes] of these, those that are right */
  readonly classRight: Float64Array;
}

/** Counts errors batch after batch. */
export interface ErrorTally {
  /**
   * @param scores [n, classes], 0 … 1
   * @param labels [n]
   */
  add(scores: ClassScores, labels: Int32Array): void;
  /** Of all that was added. */
  counts(): ErrorCounts;
  /** Of all that was added; NaN of nothing. */
  rates(): ErrorRates;
}

/** Where equal scores meet, the first class is the higher one; a score that is no number is the lowest. */
export function tallyErrors(classes: number): ErrorTally {
  const [seen, right] = [new Float64Array(classes), new Float64Array(classes)];
  let [images, among, loss] = [0, 0, 0];
  const counts = () => ({
    images,
    right: sum(right),
    amongFive: among,
    loss,
    classImages: seen.slice(),
    classRight: right.slice(),
  });
  return {
    add: (scores, labels) => {
      for (const [place, label] of labels.entries()) {
        const own = scores.subarray(place * classes, (place + 1) * classes);
        const rank = rankOf(own, label);
        images += 1;
        seen[label] = (seen[label] as number) + 1;
        if (rank === 0) right[label] = (right[label] as number) + 1;
        if (rank < 5) among += 1;
        loss -= Math.log(Math.max(own[label] as number, Number.MIN_VALUE));
      }
    },
    counts,
    rates: () => ratesOf(counts()),
  };
}

/** NaN of nothing. */
export function ratesOf({ images, right, amongFive, loss, classImages, classRight }: ErrorCounts): ErrorRates {
  const shares = Array.from(classImages, (count, label) =>
    count > 0 ? (classRight[label] as number) / count : undefined,
  );
  const known = shares.filter((share) => share !== undefined);
  return {
    images,
    top1: (images - right) / images,
    top5: (images - amongFive) / images,
    loss: loss / images,
    meanClassAccuracy: sum(known) / known.length,
    classAccuracy: shares,
  };
}

/** How many classes score higher. */
function rankOf(scores: ClassScores, label: number): number {
  const own = scores[label] as number;
  let rank = 0;
  for (const [place, score] of scores.entries())
    if (place < label ? !(own > score) : place > label && !(own >= score)) rank += 1;
  return rank;
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
