import { widthOf } from "@deconvscope/viz-kit";
import { scaleLinear } from "d3-scale";
import { type CurveFamilyData, checkFamily, type FamilyColumn, mostNamed } from "./curve-family.ts";

/** One chart, px. */
export interface FamilyPlot {
  readonly row: number;
  readonly column: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** The first of its line of charts: it has the axis of values. */
  readonly isFirst: boolean;
  /** The last of its line of charts: the lines' names stand beside it. */
  readonly isLast: boolean;
}

/** A column's slider, px: what the pointer may press and the focus surrounds, its title too, and the track below the charts. */
export interface FamilySlider {
  readonly column: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly track: number;
}

export interface CurveFamilyLayout {
  readonly plots: readonly FamilyPlot[];
  readonly sliders: readonly FamilySlider[];
  readonly height: number;
  /** px of an amount in a column. */
  xOf(column: number, amount: number): number;
  /** px of a value in a chart. */
  yOf(plot: FamilyPlot, value: number): number;
  /** The amount at a place in a column, px, in whole steps. */
  amountAt(column: number, x: number): number;
  /** Values that a row's axis names. */
  readonly valueTicks: readonly (readonly number[])[];
}

/** px. */
const edge = { left: 34, columnTitle: 18, rowTitle: 20, between: 20, rows: 10, axis: 22, slider: 26, bands: 22 };
const leastColumn = 170;

/**
 * Places the charts: all columns side by side where there is room, else in several lines of as many.
 * @param width px
 * @param plotHeight px of one chart
 * @param isMoved there are sliders below the charts
 * @throws RangeError if the data do not fit together
 */
export function layoutCurveFamily(
  data: CurveFamilyData,
  width: number,
  plotHeight: number,
  isMoved = false,
): CurveFamilyLayout {
  checkFamily(data);
  const { columns, rows } = data;
  const room = width - edge.left - nameRoom(data, width);
  const fitting = Math.max(1, Math.floor((room + edge.between) / (leastColumn + edge.between)));
  const bands = Math.max(1, Math.ceil(columns.length / fitting));
  const across = Math.max(1, Math.ceil(columns.length / bands));
  const plotWidth = Math.max(60, (room - (across - 1) * edge.between) / across);
  const rowHeight = edge.rowTitle + plotHeight + edge.rows;
  const bandHeight = edge.columnTitle + rows.length * rowHeight + edge.axis + (isMoved ? edge.slider : 0);
  const leftOf = (column: number) => edge.left + (column % across) * (plotWidth + edge.between);
  const bandTop = (column: number) => Math.floor(column / across) * (bandHeight + edge.bands);
  const plots = rows.flatMap((_, row) =>
    columns.map((_, column): FamilyPlot => {
      const top = bandTop(column) + edge.columnTitle + row * rowHeight + edge.rowTitle;
      const left = leftOf(column);
      const isLast = column % across === across - 1 || column === columns.length - 1;
      const place = { left, right: left + plotWidth, top, bottom: top + plotHeight };
      return { row, column, ...place, isFirst: column % across === 0, isLast };
    }),
  );
  const sliders = columns.map((_, column): FamilySlider => {
    const top = bandTop(column);
    const left = leftOf(column);
    const bottom = top + bandHeight;
    return { column, left, right: left + plotWidth, top, bottom, track: bottom - 12 };
  });
  const amounts = columns.map((column, index) =>
    scaleLinear(endsOf(column), [leftOf(index), leftOf(index) + plotWidth]).clamp(true),
  );
  const values = valueScales(data);
  return {
    plots,
    sliders,
    height: bands * bandHeight + (bands - 1) * edge.bands,
    xOf: (column, amount) => amounts[column]!(amount),
    yOf: ({ row, top, bottom }, value) => bottom - ((bottom - top) * value) / values[row]!,
    amountAt: (column, x) => snap(columns[column]!, amounts[column]!.invert(x)),
    valueTicks: values.map((most) => scaleLinear([0, most], [0, 1]).ticks(3)),
  };
}

/** An amount in whole steps, within the column's ends. */
export function snap(column: FamilyColumn, amount: number): number {
  const [least, most] = endsOf(column);
  const steps = Math.round((amount - column.rest) / column.step);
  const digits = Math.max(0, Math.ceil(-Math.log10(column.step)));
  const snapped = Number((column.rest + steps * column.step).toFixed(digits));
  return Math.min(most, Math.max(least, snapped));
}

/** The least and the greatest amount. */
export function endsOf({ amounts, rest }: FamilyColumn): [number, number] {
  const [least = rest, most = rest] = [amounts[0], amounts[amounts.length - 1]];
  return [least, most];
}

/** The greatest value of each row's axis; rows of one scale have the same. */
function valueScales({ rows }: CurveFamilyData): number[] {
  const found = rows.map(({ values, most, atLeast = 0 }) => {
    if (most !== undefined) return most;
    let greatest = atLeast;
    for (const line of values.flat()) {
      for (const value of Array.from(line)) if (Number.isFinite(value) && value > greatest) greatest = value;
    }
    return greatest > 0 ? greatest : 1;
  });
  return rows.map(({ scale }, row) =>
    scale === undefined ? found[row]! : Math.max(...found.filter((_, other) => rows[other]!.scale === scale)),
  );
}

/** px beside the last chart of a line. */
function nameRoom({ lines, meanName }: CurveFamilyData, width: number): number {
  const named = [...(lines.length > mostNamed ? [] : lines.map(({ name }) => name)), ...(meanName ? [meanName] : [])];
  return named.length === 0 ? 12 : Math.min(0.3 * width, 12 + Math.max(...named.map(widthOf)));
}
