import { collectScores, tallyAnswers, tallyErrors } from "@deconvscope/evaluation";
import type { Answers } from "./ask-models.ts";
import type { EvaluationCounts, EvaluationOrder, EvaluationOutcome } from "./evaluation-job.ts";

/** What answers come to, image after image. */
export interface EvaluationTally {
  add(images: readonly number[], answers: Answers): void;
  /** So many images more could not be read. */
  leaveOut(images: number): void;
  counts(): EvaluationCounts;
  outcome(): Omit<EvaluationOutcome, "problems">;
}

type Told = Pick<EvaluationOrder, "models" | "labelClasses" | "multiLabel" | "mistakes">;

/** What is in the images of a split, by index. */
export interface ImageTruths {
  readonly labels: readonly (readonly number[])[];
  /** Labels that count neither as there nor as absent; empty: there are none. */
  readonly difficult: readonly (readonly number[])[];
}

/** @param most images that will be added */
export function tallyEvaluation(order: Told, truths: ImageTruths, most: number): EvaluationTally {
  return order.multiLabel ? tallySeveral(order, truths, most) : tallyOne(order, truths);
}

/** Images of one label each. */
function tallyOne({ models, labelClasses, mistakes }: Told, { labels }: ImageTruths): EvaluationTally {
  const classes = models[0]!.classes.length;
  const together = tallyAnswers(classes, mistakes);
  const each = models.length > 1 ? models.map(() => tallyErrors(classes)) : [];
  let [done, unreadable] = [0, 0];
  return {
    add: (images, answers) => {
      const truths = Int32Array.from(images, (image) => labelClasses[labels[image]![0]!]!);
      together.add(images, answers.together, truths);
      for (const [model, tally] of each.entries()) {
        tally.add(answers.each[model]!, truths);
      }
      done += images.length;
    },
    leaveOut: (images) => {
      done += images;
      unreadable += images;
    },
    counts: () => ({
      done,
      unreadable,
      counts: together.counts(),
      models: each.map((tally) => {
        const { images, right, amongFive } = tally.counts();
        return { images, right, amongFive };
      }),
    }),
    outcome: () => ({
      confusion: together.confusion(),
      calibration: together.calibration(),
      mistakes: together.mistakes(),
      precision: undefined,
    }),
  };
}

/** Images of several labels each. */
function tallySeveral(
  { models, labelClasses }: Told,
  { labels, difficult }: ImageTruths,
  most: number,
): EvaluationTally {
  const scores = collectScores(most, models[0]!.classes.length, labelClasses);
  let [done, unreadable] = [0, 0];
  return {
    add: (images, { together }) => {
      scores.add(
        together,
        images.map((image) => labels[image]!),
        images.map((image) => difficult[image] ?? []),
      );
      done += images.length;
    },
    leaveOut: (images) => {
      done += images;
      unreadable += images;
    },
    counts: () => ({ done, unreadable, counts: undefined, models: [] }),
    outcome: () => ({ confusion: [], calibration: undefined, mistakes: [], precision: scores.precision() }),
  };
}
