import { widthOf } from "@deconvscope/viz-kit";
import type { ConfusionClass } from "./confusion.ts";
import type { ConfusionWindow, MatrixPlace } from "./confusion-window.ts";

/** Where the matrix is drawn, px. */
export interface ConfusionLayout {
  readonly left: number;
  readonly top: number;
  /** Of the square that the cells fill. */
  readonly side: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
  /** Every so many rows one is named, and every so many columns: names do not touch. */
  readonly rowStep: number;
  readonly columnStep: number;
  /** Numbers stand in the cells. */
  readonly isNumbered: boolean;
}

/** px. */
const bare = 22;
const mostForNames = 128;
/** Of the square, so that a small one keeps room for its cells. */
const shareForNames = 0.2;
const leastForName = 12;
const digit = 6;
const lineOfNumbers = 15;

/**
 * Places the matrix in a square beside names of its rows and columns, of as many as there is room for.
 * @param order indices of the classes
 * @param size px, of the square with its names
 * @param digits letters of the longest number in a cell
 */
export function layoutConfusion(
  classes: readonly ConfusionClass[],
  order: readonly number[],
  window: ConfusionWindow,
  size: number,
  digits = 3,
): ConfusionLayout {
  const { rows, columns } = window;
  const shown = [...order.slice(...rows), ...order.slice(...columns)].map((index) => classes[index]?.name ?? "");
  const longest = 8 + Math.max(0, ...shown.map(widthOf));
  const margin = bare + Math.min(mostForNames, shareForNames * size, longest);
  const side = Math.max(1, Math.floor(size - margin));
  const cellWidth = side / Math.max(1, columns[1] - columns[0]);
  const cellHeight = side / Math.max(1, rows[1] - rows[0]);
  const isNumbered = cellWidth >= digits * digit + 3 && cellHeight >= lineOfNumbers;
  const [rowStep, columnStep] = [stepOf(cellHeight), stepOf(cellWidth)];
  return { left: size - side, top: size - side, side, cellWidth, cellHeight, rowStep, columnStep, isNumbered };
}

const stepOf = (cell: number) => Math.max(1, Math.ceil(leastForName / cell - 1e-9));

/** The place under a point, px from the square's corner; the nearest one where it is outside. */
export function placeAt(
  { side }: Pick<ConfusionLayout, "side">,
  { rows, columns }: ConfusionWindow,
  x: number,
  y: number,
): MatrixPlace {
  const at = ([from, to]: readonly [number, number], share: number) =>
    Math.max(from, Math.min(to - 1, from + Math.floor(share * (to - from))));
  return { row: at(rows, y / side), column: at(columns, x / side) };
}
