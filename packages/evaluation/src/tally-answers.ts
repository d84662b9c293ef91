import type { ClassScores } from "./class-scores.ts";
import { type ErrorCounts, tallyErrors } from "./error-rates.ts";
import { keepMistakes, type Mistake } from "./keep-mistakes.ts";
import { mostProbable } from "./most-probable.ts";
import { type Calibration, tallyCalibration } from "./tally-calibration.ts";
import { type ConfusionCell, tallyConfusion } from "./tally-confusion.ts";

/** What a classifier's answers come to, for images of one label each. */
export interface AnswerTally {
  /**
   * @param images [n] their numbers
   * @param probabilities [n, classes]
   * @param labels [n]
   */
  add(images: ArrayLike<number>, probabilities: ClassScores, labels: Int32Array): void;
  counts(): ErrorCounts;
  confusion(): ConfusionCell[];
  calibration(): Calibration;
  mistakes(): Mistake[];
}

/**
 * Counts answers batch after batch, whatever the order. Memory does not grow with the images.
 * @param mistakes how many are kept
 */
export function tallyAnswers(classes: number, mistakes: number): AnswerTally {
  const errors = tallyErrors(classes);
  const confusion = tallyConfusion(classes);
  const calibration = tallyCalibration();
  const wrong = keepMistakes(mistakes);
  return {
    add: (images, probabilities, labels) => {
      errors.add(probabilities, labels);
      for (const [place, label] of labels.entries()) {
        const row = probabilities.subarray(place * classes, (place + 1) * classes);
        const predicted = mostProbable(row);
        const confidence = row[predicted]!;
        confusion.add(label, predicted);
        calibration.add(confidence, predicted === label);
        if (predicted !== label)
          wrong.add({ image: images[place]!, predicted, confidence, label, probability: row[label]! });
      }
    },
    counts: errors.counts,
    confusion: confusion.cells,
    calibration: calibration.calibration,
    mistakes: wrong.mistakes,
  };
}
