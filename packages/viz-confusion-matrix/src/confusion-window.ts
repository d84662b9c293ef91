/** Places of an order, from … to − 1. */
export type PlaceRange = readonly [number, number];

/** The block that is shown. */
export interface ConfusionWindow {
  readonly rows: PlaceRange;
  readonly columns: PlaceRange;
}

/** A place in a matrix as it is ordered. */
export interface MatrixPlace {
  readonly row: number;
  readonly column: number;
}

/** Blocks are not made smaller. */
const leastShown = 4;

/** All of it. */
export function wholeWindow(count: number): ConfusionWindow {
  return { rows: [0, count], columns: [0, count] };
}

export function isWhole({ rows, columns }: ConfusionWindow, count: number): boolean {
  return [rows, columns].every(([from, to]) => from === 0 && to === count);
}

/** The block between two places, both included, and at least four classes along each side where there are as many. */
export function windowBetween(one: MatrixPlace, other: MatrixPlace, count: number): ConfusionWindow {
  return { rows: spanOf(one.row, other.row, count), columns: spanOf(one.column, other.column, count) };
}

/** Half or twice as many classes, with a place in the middle where that is possible. */
export function zoomWindow(
  { rows, columns }: ConfusionWindow,
  factor: number,
  place: MatrixPlace,
  count: number,
): ConfusionWindow {
  return { rows: zoomRange(rows, factor, place.row, count), columns: zoomRange(columns, factor, place.column, count) };
}

function spanOf(one: number, other: number, count: number): PlaceRange {
  const [from, to] = [Math.min(one, other), Math.max(one, other) + 1];
  const missing = Math.max(0, Math.min(leastShown, count) - (to - from));
  return within(from - Math.floor(missing / 2), to - from + missing, count);
}

function zoomRange([from, to]: PlaceRange, factor: number, middle: number, count: number): PlaceRange {
  const length = Math.min(count, Math.max(Math.min(leastShown, count), Math.round((to - from) * factor)));
  return within(middle - Math.floor(length / 2), length, count);
}

function within(from: number, length: number, count: number): PlaceRange {
  const start = Math.max(0, Math.min(count - length, from));
  return [start, start + length];
}
