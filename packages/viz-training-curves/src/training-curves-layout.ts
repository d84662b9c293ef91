import type { Token } from "@deconvscope/viz-kit";
import { type ScaleContinuousNumeric, scaleLinear, scaleLog } from "d3-scale";
import { epochTicks, valueTicks } from "./axis-ticks.ts";

/** A colour for lines and words: one a metric or run, or by depth for layers. */
export type SeriesInk = Extract<Token, `cat-${number}-ink` | `depth-${number}` | "ink" | "ink-3">;

/** One line. */
export interface TrainingSeries {
  /** "validation"; every name once. */
  readonly name: string;
  /** Ascending; fractions of an epoch between its ends. */
  readonly epochs: ArrayLike<number>;
  /** One an epoch; NaN where there is none, so that the line is broken. */
  readonly values: ArrayLike<number>;
  readonly ink: SeriesInk;
  /** Of the run that it is held against: dashed, and it does not say how far the run is. */
  readonly isCompared?: boolean | undefined;
}

/** Something that happened at an epoch: "lr .001". */
export interface EpochMark {
  readonly epoch: number;
  readonly word: string;
}

export interface TrainingCurvesData {
  readonly series: readonly TrainingSeries[];
  /** Last epoch of the run: the axis goes from 0 to it, whatever is there yet. */
  readonly epochs: number;
  /** How values are written; "number" if left out. "percent" takes shares 0 … 1 and starts at 0. */
  readonly unit?: "number" | "percent" | undefined;
  /** "linear" if left out. "log" leaves out values that are not above 0. */
  readonly scale?: "linear" | "log" | undefined;
  /** Ends of the axis of values, for charts that share it; from the values if left out. */
  readonly range?: readonly [number, number] | undefined;
  /** Epochs equally far apart however many lie between them: snapshots. Points at others are left out. */
  readonly columns?: readonly number[] | undefined;
  /** What stands at a line's end: "value" if left out; "live" also has a ring, and the time to come is a well. */
  readonly ends?: "live" | "value" | "name" | undefined;
  /** Dotted lines, their words at the top. */
  readonly marks?: readonly EpochMark[] | undefined;
  /** Thin lines where the run begins another network. */
  readonly fits?: readonly EpochMark[] | undefined;
}

/** Where lines are drawn, px. */
export interface CurvePlot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface TrainingCurvesLayout {
  readonly plot: CurvePlot;
  /** px of an epoch; NaN of one that has no column. */
  xOf(epoch: number): number;
  /** px of a value; NaN of one that the scale has no place for. */
  yOf(value: number): number;
  /** The epoch at a place, px. */
  epochAt(x: number): number;
  readonly epochTicks: readonly number[];
  readonly valueTicks: readonly number[];
  /** Epoch that the run has come to; 0 before it has begun. */
  readonly reached: number;
}

/** px. */
const edge = { left: 40, top: 14, bottom: 24 };

/**
 * Axes of a chart.
 * @param labelWidth px for what stands at the lines' ends
 * @throws RangeError if a series has not as many values as epochs, or a name occurs twice
 */
export function layoutTrainingCurves(
  data: TrainingCurvesData,
  width: number,
  height: number,
  labelWidth: number,
): TrainingCurvesLayout {
  check(data);
  const { series, epochs, columns, unit = "number", scale = "linear" } = data;
  const plot = {
    left: edge.left,
    right: Math.max(edge.left + 40, width - labelWidth),
    top: edge.top,
    bottom: height - edge.bottom,
  };
  const found = data.range ?? rangeOf(series, unit, scale);
  const [least, most] = found ?? (scale === "log" ? [0.1, 1] : [0, 1]);
  const y = (scale === "log" ? scaleLog() : scaleLinear()).domain([least, most]).range([plot.bottom, plot.top]);
  if (!data.range) roundEnds(y, valueCount(plot), unit);
  const x = scaleLinear(
    [0, columns ? Math.max(1, columns.length - 1) : Math.max(epochs, 1e-9)],
    [plot.left, plot.right],
  );
  return {
    plot,
    xOf: (epoch) => {
      if (!columns) return x(epoch);
      const column = columns.indexOf(epoch);
      return column < 0 ? Number.NaN : x(column);
    },
    yOf: (value) => (scale === "log" && value <= 0 ? Number.NaN : y(value)),
    epochAt: (at) => {
      const place = x.invert(Math.min(plot.right, Math.max(plot.left, at)));
      return columns ? (columns[Math.round(place)] ?? 0) : place;
    },
    epochTicks: epochTicks(epochs, columns, plot.right - plot.left),
    // Nothing is known of an axis of numbers before the first is there.
    valueTicks: found || unit === "percent" ? valueTicks(y.ticks(valueCount(plot)), scale) : [],
    reached: Math.max(
      0,
      ...series.filter((one) => !one.isCompared).map((one) => one.epochs[one.epochs.length - 1] ?? 0),
    ),
  };
}

/** The axis begins at a value that it names, and ends soon after the greatest; of shares at one that it names, too. */
function roundEnds(y: ScaleContinuousNumeric<number, number>, count: number, unit: string): void {
  if (unit === "percent") {
    y.nice(count);
    return;
  }
  const most = y
    .copy()
    .nice(2 * count)
    .domain()[1]!;
  y.domain([y.copy().nice(count).domain()[0]!, most]);
}

const valueCount = ({ top, bottom }: CurvePlot) => Math.max(2, Math.round((bottom - top) / 44));

function rangeOf(series: TrainingCurvesData["series"], unit: string, scale: string): [number, number] | undefined {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { values } of series) {
    for (let i = 0; i < values.length; i++) {
      const value = values[i]!;
      if (!Number.isFinite(value) || (scale === "log" && value <= 0)) continue;
      if (value < least) least = value;
      if (value > most) most = value;
    }
  }
  if (least > most) return undefined;
  if (scale === "log") return least === most ? [least / 2, most * 2] : [least, most];
  if (unit === "percent") return [Math.min(0, least), Math.max(0.01, most)];
  return least === most ? [least - 0.5, most + 0.5] : [least, most];
}

function check({ series }: TrainingCurvesData): void {
  const names = new Set<string>();
  for (const { name, epochs, values } of series) {
    if (names.has(name)) throw new RangeError(`series: expected every name once, got "${name}" twice`);
    names.add(name);
    if (epochs.length !== values.length) {
      throw new RangeError(`series: expected ${epochs.length} values of "${name}", one an epoch, got ${values.length}`);
    }
  }
}
