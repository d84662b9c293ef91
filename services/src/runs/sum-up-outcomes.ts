import type { FoldOutcome } from "../engine/training/training-job.ts";

const errors = ["trainingError", "top1Error", "top5Error", "tenCropTop1Error", "tenCropTop5Error"] as const;

/** What folds of one network come to. */
export interface SummedOutcome
  extends Pick<FoldOutcome, (typeof errors)[number] | "parameters" | "trainingImages" | "testImages"> {
  readonly name: string;
  readonly foldAccuracies: readonly number[];
  readonly accuracy: number;
  /** Sample deviation; 0 of one fold. */
  readonly deviation: number;
  readonly classAccuracies: readonly number[];
}

/**
 * Folds of the same network together, in the order in which they came.
 * @param run stands for the network where it has no name
 */
export function sumUpOutcomes(run: string, outcomes: readonly FoldOutcome[]): SummedOutcome[] {
  const names = [...new Set(outcomes.map(({ name }) => name))];
  return names.map((name) => {
    const folds = outcomes.filter((outcome) => outcome.name === name);
    const foldAccuracies = folds.map(({ meanClassAccuracy }) => meanClassAccuracy);
    const { parameters = 0, trainingImages = 0, testImages = 0 } = folds.at(-1) ?? {};
    return {
      name: name === "" ? run : name,
      foldAccuracies,
      accuracy: mean(foldAccuracies),
      deviation: deviation(foldAccuracies),
      classAccuracies: (folds[0]?.classAccuracies ?? []).map((_, index) => meanOfClass(folds, index)),
      ...meanErrors(folds),
      parameters,
      trainingImages,
      testImages,
    };
  });
}

/** Those that every fold has. */
function meanErrors(folds: readonly FoldOutcome[]): Partial<Record<(typeof errors)[number], number>> {
  const means: Partial<Record<(typeof errors)[number], number>> = {};
  for (const error of errors) {
    const measured = folds.flatMap((fold) => fold[error] ?? []);
    if (measured.length === folds.length) {
      means[error] = mean(measured);
    }
  }
  return means;
}

function meanOfClass(folds: readonly FoldOutcome[], index: number): number {
  const measured = folds.map(({ classAccuracies }) => classAccuracies[index] ?? -1).filter((share) => share >= 0);
  return measured.length === 0 ? -1 : mean(measured);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function deviation(values: readonly number[]): number {
  const middle = mean(values);
  const squares = values.reduce((sum, value) => sum + (value - middle) ** 2, 0);
  return values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1));
}
