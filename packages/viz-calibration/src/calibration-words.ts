import { formatNumber, formatPercent, formatProbability } from "@deconvscope/viz-kit";
import type { CalibrationBin, CalibrationData } from "./calibration-layout.ts";

/** "Confidence 0.733 … 0.800, mean 0.768: 42 images, right on 69.0 % (54.0 … 80.9 %)" */
export function binText({ low, high, images, confidence, accuracy }: CalibrationBin): string {
  const range = `${formatProbability(low)} … ${formatProbability(high)}`;
  if (images === 0) return `Confidence ${range}: no images`;
  const interval = `${formatNumber(100 * accuracy.low, 1)} … ${formatPercent(accuracy.high)}`;
  const right = `right on ${formatPercent(accuracy.share)} (${interval})`;
  return `Confidence ${range}, mean ${formatProbability(confidence)}: ${formatNumber(images)} images, ${right}`;
}

/** How far what is said lies from what is right, and on which side, in a sentence. */
export function calibrationText({ bins, error }: CalibrationData): string {
  const images = bins.reduce((sum, bin) => sum + bin.images, 0);
  if (images === 0) return "No images.";
  const over = bins.reduce((sum, bin) => sum + bin.images * (bin.confidence - bin.accuracy.share), 0) / images;
  const size = formatPercent(Math.abs(over));
  const side =
    Math.abs(over) < 0.005
      ? "on average it is as sure as it is right"
      : over > 0
        ? `on average it is ${size} surer than it is right`
        : `on average it is ${size} less sure than it is right`;
  return `Expected calibration error ${formatPercent(error)}; ${side}.`;
}
