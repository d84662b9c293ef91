export type { CalibrationBin, CalibrationData } from "./calibration-layout.ts";
export { calibrationToSvg } from "./calibration-to-svg.ts";
export { calibrationText } from "./calibration-words.ts";
export { type CalibrationProps, renderCalibration } from "./render-calibration.ts";
