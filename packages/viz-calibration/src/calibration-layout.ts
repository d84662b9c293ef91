import { formatNumber } from "@deconvscope/viz-kit";
import { scaleLinear } from "d3-scale";

/** Predictions that were about as probable. */
export interface CalibrationBin {
  /** Ends of the predicted class's probability, 0 … 1. */
  readonly low: number;
  readonly high: number;
  readonly images: number;
  /** Mean probability of the predicted class. */
  readonly confidence: number;
  /** Share of right predictions, with the bounds of its interval. */
  readonly accuracy: { readonly share: number; readonly low: number; readonly high: number };
}

export interface CalibrationData {
  /** Ascending; those without images too. */
  readonly bins: readonly CalibrationBin[];
  /** Expected calibration error, 0 … 1. */
  readonly error: number;
}

export interface CalibrationLayout {
  /** The square in which accuracy stands over confidence, px. */
  readonly plot: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  /** The strip below it in which the images are counted, px. */
  readonly counts: { readonly top: number; readonly bottom: number };
  readonly height: number;
  /** px of a confidence 0 … 1. */
  xOf(confidence: number): number;
  /** px of an accuracy 0 … 1. */
  yOf(accuracy: number): number;
  /** px of a number of images in the strip. */
  countOf(images: number): number;
  /** The bin under a place; undefined outside. @param x px */
  binAt(x: number): number | undefined;
}

/** px. */
const edge = { left: 40, right: 8, top: 20, between: 30, bottom: 34 };
const strip = 48;

/**
 * Places the plot and the strip of counts.
 * @param width px
 * @throws RangeError if a bin ends before it begins or lies outside 0 … 1
 */
export function layoutCalibration({ bins }: CalibrationData, width: number): CalibrationLayout {
  for (const { low, high } of bins) {
    if (!(low >= 0 && low < high && high <= 1)) {
      throw new RangeError(`bins: expected 0 ≤ low < high ≤ 1, got ${formatNumber(low, 3)} … ${formatNumber(high, 3)}`);
    }
  }
  const side = Math.max(80, width - edge.left - edge.right);
  const plot = { left: edge.left, right: edge.left + side, top: edge.top, bottom: edge.top + Math.min(side, 320) };
  const counts = { top: plot.bottom + edge.between, bottom: plot.bottom + edge.between + strip };
  const x = scaleLinear([0, 1], [plot.left, plot.right]);
  const y = scaleLinear([0, 1], [plot.bottom, plot.top]);
  const most = Math.max(1, ...bins.map(({ images }) => images));
  return {
    plot,
    counts,
    height: counts.bottom + edge.bottom,
    xOf: (confidence) => x(confidence),
    yOf: (accuracy) => y(accuracy),
    countOf: (images) => counts.bottom - (strip * images) / most,
    binAt: (at) => {
      const confidence = x.invert(at);
      const found = bins.findIndex(({ low, high }) => confidence >= low && confidence < high);
      return found < 0 ? undefined : found;
    },
  };
}
