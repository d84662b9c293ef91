export { averagePrecision, type PrecisionMeasure } from "./average-precision.ts";
export { averageScores } from "./average-scores.ts";
export type { ClassScores } from "./class-scores.ts";
export { type ClassifyOptions, type Crops, classifyImages } from "./classify-images.ts";
export { collectScores, type ScoreCollection } from "./collect-scores.ts";
export {
  type CropWindow,
  centreWindow,
  cropWindow,
  drawWindow,
  type Extent,
  type PixelScaling,
  tenWindows,
} from "./crop-window.ts";
export { type ErrorCounts, type ErrorRates, type ErrorTally, ratesOf, tallyErrors } from "./error-rates.ts";
export type { LabelCount } from "./find-scores.ts";
export type { Mistake } from "./keep-mistakes.ts";
export { type ClassPrecision, meanAveragePrecision } from "./mean-average-precision.ts";
export { reorderClasses } from "./reorder-classes.ts";
export { type AnswerTally, tallyAnswers } from "./tally-answers.ts";
export type { Calibration, CalibrationBin } from "./tally-calibration.ts";
export type { ConfusionCell } from "./tally-confusion.ts";
export { type Rate, wilsonInterval } from "./wilson-interval.ts";
