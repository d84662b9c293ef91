/** Predictions whose probability is above `low` and at most `high`; the first bin has those of 0 too. */
export interface CalibrationBin {
  readonly low: number;
  readonly high: number;
  readonly images: number;
  readonly right: number;
  /** Mean probability of the predicted class; NaN without images. */
  readonly confidence: number;
}

/** How often predictions are right, by how probable they were. */
export interface Calibration {
  /** Of equal width, those without images too. */
  readonly bins: readonly CalibrationBin[];
  /** Expected calibration error, 0 … 1: |share that is right − confidence|, weighted by images; NaN of nothing. */
  readonly error: number;
}

export interface CalibrationTally {
  /** @param confidence probability of the predicted class, 0 … 1 */
  add(confidence: number, right: boolean): void;
  calibration(): Calibration;
}

const usualBins = 15;

/** @see Guo et al. 2017, §2 */
export function tallyCalibration(count = usualBins): CalibrationTally {
  const [images, right, sums] = [new Float64Array(count), new Float64Array(count), new Float64Array(count)];
  return {
    add: (confidence, isRight) => {
      const bin = Math.min(count - 1, Math.max(0, Math.ceil(confidence * count) - 1));
      images[bin] = images[bin]! + 1;
      right[bin] = right[bin]! + (isRight ? 1 : 0);
      sums[bin] = sums[bin]! + confidence;
    },
    calibration: () => {
      const bins = Array.from(images, (seen, bin) => ({
        low: bin / count,
        high: (bin + 1) / count,
        images: seen,
        right: right[bin]!,
        confidence: sums[bin]! / seen,
      }));
      const total = images.reduce((sum, seen) => sum + seen, 0);
      const gaps = right.reduce((sum, hits, bin) => sum + Math.abs(hits - sums[bin]!), 0);
      return { bins, error: gaps / total };
    },
  };
}
