import { type SvgMark, token } from "@deconvscope/viz-kit";
import type { ConfusionData, ConfusionTable } from "./confusion.ts";
import type { ConfusionLayout } from "./confusion-layout.ts";
import { strengthOf } from "./confusion-pixels.ts";
import { type ConfusionWindow, type MatrixPlace, type PlaceRange, windowBetween } from "./confusion-window.ts";
import { numberText } from "./confusion-words.ts";
import { nameMarks, placesIn, pointedNameMarks, words } from "./name-marks.ts";

/** What a hand is doing to the matrix. */
export interface MatrixPointing {
  /** The cell that is looked at. */
  readonly at?: MatrixPlace | undefined;
  /** Where a block that is being drawn begins. */
  readonly from?: MatrixPlace | undefined;
}

/** Above this a colour is light enough for black words. */
const light = 0.5;

/** Names, numbers, and what runs along the sides. */
export function confusionMarks(
  data: ConfusionData,
  table: ConfusionTable,
  order: readonly number[],
  window: ConfusionWindow,
  layout: ConfusionLayout,
): SvgMark[] {
  const { left, top, side } = layout;
  const middle = left + side / 2;
  return [
    words(middle, 11, "taken for", "middle", token("ink-3")),
    { ...words(11, middle, "own class", "middle", token("ink-3"), `rotate(-90 11 ${middle})`) },
    outline(left, top, side, side, token("line-strong")),
    ...nameMarks(data, order, window, layout),
    ...(layout.isNumbered ? numberMarks(data, table, order, window, layout) : []),
  ];
}

function numberMarks(
  data: ConfusionData,
  table: ConfusionTable,
  order: readonly number[],
  { rows, columns }: ConfusionWindow,
  { left, top, cellWidth, cellHeight }: ConfusionLayout,
): SvgMark[] {
  return placesIn(rows).flatMap((row, down) =>
    placesIn(columns).flatMap((column, across) => {
      const reading = table.read(order[row]!, order[column]!);
      const text = numberText(reading, data.measure ?? "shares");
      if (text === "") return [];
      const fill = strengthOf(reading, data, table.most) > light ? "#000" : "#fff";
      return [words(left + (across + 0.5) * cellWidth, top + (down + 0.5) * cellHeight + 4, text, "middle", fill)];
    }),
  );
}

/** The cell that is looked at with the names of its row and column, or the block that is being drawn. */
export function pointingMarks(
  { at, from }: MatrixPointing,
  data: ConfusionData,
  order: readonly number[],
  window: ConfusionWindow,
  layout: ConfusionLayout,
): SvgMark[] {
  const { rows, columns } = window;
  const { left, top, side, cellWidth, cellHeight } = layout;
  if (!at || !inside(at.row, rows) || !inside(at.column, columns)) return [];
  const x = left + (at.column - columns[0]) * cellWidth;
  const y = top + (at.row - rows[0]) * cellHeight;
  if (from) {
    const block = windowBetween(from, at, order.length);
    const box = [
      left + (block.columns[0] - columns[0]) * cellWidth,
      top + (block.rows[0] - rows[0]) * cellHeight,
      (block.columns[1] - block.columns[0]) * cellWidth,
      (block.rows[1] - block.rows[0]) * cellHeight,
    ] as const;
    return [...haloed(...box), ...pointedNameMarks(at, data, order, window, layout)];
  }
  const cross = { fill: "none", stroke: token("reticle"), "stroke-width": 1, opacity: 0.45 };
  return [
    {
      tag: "path",
      attributes: { d: `M${left} ${y + cellHeight / 2}h${side}M${x + cellWidth / 2} ${top}v${side}`, ...cross },
    },
    ...cellMarks(at, window, layout),
    ...pointedNameMarks(at, data, order, window, layout),
  ];
}

/** The cell that is opened, with the names of its row and column where no other is looked at. */
export function currentMarks(
  at: MatrixPlace,
  isNamed: boolean,
  data: ConfusionData,
  order: readonly number[],
  window: ConfusionWindow,
  layout: ConfusionLayout,
): SvgMark[] {
  if (!inside(at.row, window.rows) || !inside(at.column, window.columns)) return [];
  return [...cellMarks(at, window, layout), ...(isNamed ? pointedNameMarks(at, data, order, window, layout) : [])];
}

function cellMarks(
  { row, column }: MatrixPlace,
  { rows, columns }: ConfusionWindow,
  { left, top, cellWidth, cellHeight }: ConfusionLayout,
): SvgMark[] {
  const [x, y] = [left + (column - columns[0]) * cellWidth, top + (row - rows[0]) * cellHeight];
  return haloed(x - 1, y - 1, Math.max(3, cellWidth) + 2, Math.max(3, cellHeight) + 2);
}

const inside = (place: number, [from, to]: PlaceRange) => place >= from && place < to;

function haloed(x: number, y: number, width: number, height: number): SvgMark[] {
  const halo = outline(x, y, width, height, token("reticle-halo"));
  return [
    { ...halo, attributes: { ...halo.attributes, "stroke-width": 4 } },
    { ...halo, attributes: { ...halo.attributes, stroke: token("reticle"), "stroke-width": 2 } },
  ];
}

function outline(x: number, y: number, width: number, height: number, stroke: string): SvgMark {
  return { tag: "rect", attributes: { x, y, width, height, fill: "none", stroke, "stroke-width": 1 } };
}
