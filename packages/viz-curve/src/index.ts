export { type Curve, type CurveData, type CurvePlot, colorOf, curveMarks, plotOf } from "./curve-marks.ts";
export { type CurvesProps, renderCurves } from "./render-curves.ts";
