import { scaleLinear } from "d3-scale";

/** One measured value beside what chance gives. */
export interface Strip {
  readonly mean: number;
  /** Over what the mean is of. */
  readonly deviation: number;
  /** The same measured at random, once a draw. */
  readonly random: readonly number[];
}

/** A row of strips, one a column. */
export interface StripRow {
  readonly name: string;
  /** One a column; undefined where it is still to come. */
  readonly strips: readonly (Strip | undefined)[];
}

export interface StripTable {
  readonly columns: readonly string[];
  readonly rows: readonly StripRow[];
}

/** A column's axis: as many units a pixel in all columns, only where it begins differs. */
export interface StripAxis {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly number[];
}

/** A bar of the null distribution. */
export interface NullBar {
  readonly from: number;
  readonly to: number;
  readonly draws: number;
}

const bars = 40;
/** Of the span, on both sides. */
const margin = 0.06;

/** How many draws are at or below the measured value. */
export function countAtOrBelow({ mean, random }: Strip): number {
  return random.filter((draw) => draw <= mean).length;
}

/** Whether at most one draw of twenty is at or below the measured value. */
export function isRare(strip: Strip): boolean {
  return strip.random.length > 0 && countAtOrBelow(strip) <= 0.05 * strip.random.length;
}

/** Axes of one length for all columns, each about its own values. */
export function layoutAxes({ columns, rows }: StripTable, tickCount = 4): StripAxis[] {
  const extents = columns.map((_, column) => {
    const values = rows.flatMap(({ strips }) => {
      const strip = strips[column];
      return strip ? [strip.mean - strip.deviation, strip.mean + strip.deviation, ...strip.random] : [];
    });
    return values.length === 0 ? ([0, 0] as const) : ([Math.min(...values), Math.max(...values)] as const);
  });
  const widest = Math.max(...extents.map(([low, high]) => high - low), 0);
  const span = (widest > 0 ? widest : 1) * (1 + 2 * margin);
  return extents.map(([low, high]) => {
    const from = (low + high - span) / 2;
    return { from, to: from + span, ticks: scaleLinear([from, from + span], [0, 1]).ticks(tickCount) };
  });
}

/** The draws' histogram over an axis. */
export function layoutNull({ random }: Strip, { from, to }: StripAxis): NullBar[] {
  const width = (to - from) / bars;
  const counts = new Map<number, number>();
  for (const draw of random) {
    const bar = Math.min(bars - 1, Math.max(0, Math.floor((draw - from) / width)));
    counts.set(bar, (counts.get(bar) ?? 0) + 1);
  }
  return [...counts]
    .toSorted(([a], [b]) => a - b)
    .map(([bar, draws]) => ({ from: from + bar * width, to: from + (bar + 1) * width, draws }));
}
