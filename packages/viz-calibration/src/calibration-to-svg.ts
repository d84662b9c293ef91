import { printSvg, type Theme } from "@deconvscope/viz-kit";
import { type CalibrationData, layoutCalibration } from "./calibration-layout.ts";
import { calibrationMarks } from "./calibration-marks.ts";

/** The same as an SVG file. @param width px */
export function calibrationToSvg(data: CalibrationData, width: number, theme?: Theme): string {
  const layout = layoutCalibration(data, width);
  return printSvg(calibrationMarks(data, layout), { width, height: layout.height }, theme);
}
