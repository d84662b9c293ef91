import type { PrecisionMeasure } from "./average-precision.ts";
import type { ClassScores } from "./class-scores.ts";
import { type ClassPrecision, meanAveragePrecision } from "./mean-average-precision.ts";

/** Scores of images of several labels each, kept until all are there. */
export interface ScoreCollection {
  /**
   * @param own [n, classes of the network]
   * @param labels of each image, as the dataset counts them
   * @param difficult of each image, labels for which it is left out; none at all: for none
   */
  add(own: ClassScores, labels: readonly (readonly number[])[], difficult?: readonly (readonly number[])[]): void;
  /** Of every label; nothing for one that meets no class, or has no images. */
  precision(measure?: PrecisionMeasure): ClassPrecision;
}

/**
 * Memory: nine bytes an image and label.
 * @param most images
 * @param classes of the network
 * @param labelClasses of each label the class that it meets, −1: none
 */
export function collectScores(most: number, classes: number, labelClasses: readonly number[]): ScoreCollection {
  const met = [...labelClasses.keys()].filter((label) => labelClasses[label]! >= 0);
  const scores = new Float64Array(most * met.length);
  const presences = new Int8Array(scores.length);
  let filled = 0;
  return {
    add: (own, labels, difficult) => {
      for (const [place, present] of labels.entries()) {
        for (const label of met) {
          scores[filled] = own[place * classes + labelClasses[label]!]!;
          presences[filled] = present.includes(label) ? 1 : difficult?.[place]?.includes(label) ? -1 : 0;
          filled += 1;
        }
      }
    },
    precision: (measure) => {
      const found = meanAveragePrecision(
        scores.subarray(0, filled),
        presences.subarray(0, filled),
        met.length,
        measure,
      );
      const byLabel = new Map(met.map((label, place) => [label, found.classPrecision[place]]));
      return { mean: found.mean, classPrecision: labelClasses.map((_, label) => byLabel.get(label)) };
    },
  };
}
