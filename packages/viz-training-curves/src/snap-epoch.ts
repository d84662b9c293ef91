import type { TrainingCurvesData } from "./training-curves-layout.ts";

/** The epoch nearest to a place at which the series with the most points has one; the place itself if none has any. */
export function snapEpoch({ series }: Pick<TrainingCurvesData, "series">, epoch: number): number {
  const [densest] = series.toSorted((a, b) => b.epochs.length - a.epochs.length);
  if (!densest || densest.epochs.length === 0) return epoch;
  const { epochs } = densest;
  let [low, high] = [0, epochs.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (epochs[middle]! <= epoch) low = middle;
    else high = middle;
  }
  return epoch - epochs[low]! <= epochs[high]! - epoch ? epochs[low]! : epochs[high]!;
}

/**
 * Where a key leads: an epoch on, ten with PageUp and PageDown, to the first and to the last; undefined if it is none of
 * the chart's.
 * @param from the epoch that is looked at; the newest if none is
 * @param reached the newest
 */
export function nextEpoch(
  key: string,
  from: number | undefined,
  { epochs, columns }: Pick<TrainingCurvesData, "epochs" | "columns">,
  reached: number,
): number | undefined {
  const steps = new Map([
    ["ArrowRight", 1],
    ["ArrowUp", 1],
    ["ArrowLeft", -1],
    ["ArrowDown", -1],
    ["PageUp", 10],
    ["PageDown", -10],
    ["Home", Number.NEGATIVE_INFINITY],
    ["End", Number.POSITIVE_INFINITY],
  ]).get(key);
  if (steps === undefined) return undefined;
  if (columns) {
    const at = columns.indexOf(from ?? reached);
    return columns[Math.min(columns.length - 1, Math.max(0, at + steps))];
  }
  const step = epochs >= 10 ? 1 : epochs / 50;
  const start = from ?? reached;
  const whole = steps > 0 ? Math.floor(start / step + 1e-9) : Math.ceil(start / step - 1e-9);
  return Math.min(reached, Math.max(0, (whole + steps) * step));
}
