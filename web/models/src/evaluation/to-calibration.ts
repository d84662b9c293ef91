import type { Calibration } from "@deconvscope/proto";
import type { CalibrationData } from "@deconvscope/viz-calibration";

/** Calibration as it is drawn. */
export function toCalibration({ bins, error }: Calibration): CalibrationData {
  return {
    error,
    bins: bins.map(({ low, high, images, confidence, accuracy }) => ({
      low,
      high,
      images: Number(images),
      confidence,
      accuracy: { share: accuracy?.share ?? 0, low: accuracy?.low ?? 0, high: accuracy?.high ?? 0 },
    })),
  };
}
