export type {
  CurveFamilyData,
  FamilyColumn,
  FamilyInk,
  FamilyLine,
  FamilyMarker,
  FamilyRow,
} from "./curve-family.ts";
export { type CurveFamilyMarks, curveFamilyMarks } from "./curve-family-marks.ts";
export { formatAmount } from "./format-amount.ts";
export { markerMarks } from "./marker-marks.ts";
export { meanLine } from "./mean-line.ts";
export { type FamilyReading, formatDistance, readFamily } from "./read-family.ts";
export { type CurveFamilyProps, renderCurveFamily } from "./render-curve-family.ts";
