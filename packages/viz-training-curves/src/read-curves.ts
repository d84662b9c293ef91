import { formatNumber, formatPercent } from "@deconvscope/viz-kit";
import type { TrainingCurvesData, TrainingSeries } from "./training-curves-layout.ts";

/** What a series says at an epoch. */
export interface CurveReading {
  readonly name: string;
  readonly ink: TrainingSeries["ink"];
  /** Where it was measured: the point nearest to the epoch. */
  readonly epoch: number;
  readonly value: number;
  /** The value as the chart writes it: "47.7 %". */
  readonly text: string;
}

/** The values of all series at an epoch; a series that does not reach it, or has none there, is left out. */
export function readCurves(
  { series, unit }: Pick<TrainingCurvesData, "series" | "unit">,
  epoch: number,
): CurveReading[] {
  return series.flatMap(({ name, ink, epochs, values }) => {
    const at = nearestPoint(epochs, epoch);
    const value = at === undefined ? Number.NaN : values[at]!;
    if (at === undefined || !Number.isFinite(value)) return [];
    return [{ name, ink, epoch: epochs[at]!, value, text: writeValue(value, unit) }];
  });
}

/** "47.7 %", or three figures: 1.53, 0.204, 12.4. */
export function writeValue(value: number, unit: TrainingCurvesData["unit"]): string {
  if (unit === "percent") return formatPercent(value);
  const size = Math.abs(value);
  return size > 0 && size < 0.001
    ? value.toExponential(1).replaceAll("-", "\u2212")
    : formatNumber(value, size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3);
}

/** By bisection; none where the epoch lies more than half an epoch, or a step between two points, outside. */
function nearestPoint(epochs: ArrayLike<number>, epoch: number): number | undefined {
  const last = epochs.length - 1;
  if (last < 0) return undefined;
  let [low, high] = [0, last];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (epochs[middle]! <= epoch) low = middle;
    else high = middle;
  }
  const near = epoch - epochs[low]! <= epochs[high]! - epoch ? low : high;
  const step = last > 0 ? Math.max(0.5, epochs[high]! - epochs[low]!) : 0.5;
  return Math.abs(epochs[near]! - epoch) <= step ? near : undefined;
}
