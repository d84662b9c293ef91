export { type CurveReading, readCurves } from "./read-curves.ts";
export { renderTrainingCurves, type TrainingCurvesProps } from "./render-training-curves.ts";
export {
  type CurvePlot,
  type EpochMark,
  layoutTrainingCurves,
  type SeriesInk,
  type TrainingCurvesData,
  type TrainingCurvesLayout,
  type TrainingSeries,
} from "./training-curves-layout.ts";
export { type CurveEnd, type TrainingCurvesMarks, trainingCurvesMarks } from "./training-curves-marks.ts";
