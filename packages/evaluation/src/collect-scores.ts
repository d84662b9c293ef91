import type { PrecisionMeasure } from "./average-precision.ts";
import { type ClassPrecision, meanAveragePrecision } from "./mean-average-precision.ts";

/** Scores of images of several labels each, kept until all are there. */
export interface ScoreCollection {
  /**
   * @param probabilities [n, classes of the network]
   * @param labels of each image, as the dataset counts them
   */
  add(probabilities: Float32Array, labels: readonly (readonly number[])[]): void;
  /** Of every label; nothing for one that meets no class, or has no images. */
  precision(measure?: PrecisionMeasure): ClassPrecision;
}

/**
 * Memory: five bytes an image and label.
 * @param most images
 * @param classes of the network
 * @param labelClasses of each label the class that it meets, −1: none
 */
export function collectScores(most: number, classes: number, labelClasses: readonly number[]): ScoreCollection {
  const met = [...labelClasses.keys()].filter((label) => labelClasses[label]! >= 0);
  const scores = new Float32Array(most * met.length);
  const positives = new Uint8Array(scores.length);
  let filled = 0;
  return {
    add: (probabilities, labels) => {
      for (const [place, own] of labels.entries()) {
        for (const label of met) {
          scores[filled] = probabilities[place * classes + labelClasses[label]!]!;
          positives[filled] = own.includes(label) ? 1 : 0;
          filled += 1;
        }
      }
    },
    precision: (measure) => {
      const found = meanAveragePrecision(
        scores.subarray(0, filled),
        positives.subarray(0, filled),
        met.length,
        measure,
      );
      const byLabel = new Map(met.map((label, place) => [label, found.classPrecision[place]]));
      return { mean: found.mean, classPrecision: labelClasses.map((_, label) => byLabel.get(label)) };
    },
  };
}
