import { type Square, type SquareGrid, squareAbout, squareOf, tileAt, tileOfSquare } from "../sweep/square-grid.ts";

/** Where the square is wanted: its middle as shares of the image, so that it means the same on inputs of any size. */
export interface SquareTarget {
  y: number;
  x: number;
  /** At any pixel; else at the nearest place of the sweep. */
  free: boolean;
}

/** As an address holds it: the same pixel of any input, since what is rounded off is less than half of one. */
export function roundTarget({ y, x, free }: SquareTarget): SquareTarget {
  const round = (share: number) => Math.round(1e4 * share) / 1e4;
  return { y: round(y), x: round(x), free };
}

/** Whether two targets are one in an address. */
export function isSamePlace(one: SquareTarget, other: SquareTarget): boolean {
  const [a, b] = [roundTarget(one), roundTarget(other)];
  return a.y === b.y && a.x === b.x;
}

/** The square of one sweep that a target means. */
export function placeSquare(grid: SquareGrid, { y, x, free }: SquareTarget): Square {
  const row = y * grid.height;
  const column = x * grid.width;
  if (free) return squareAbout(grid, row, column);
  const tile = tileAt(grid, row, column);
  return squareOf(grid, tile.row, tile.column);
}

/** The target that a square is at. */
export function targetOf(grid: SquareGrid, { top, left, size }: Square, free: boolean): SquareTarget {
  return { y: (top + size / 2) / grid.height, x: (left + size / 2) / grid.width, free };
}

/** The target one place further on; rows and columns end with the grid. */
export function stepTarget(grid: SquareGrid, target: SquareTarget, down: number, across: number): SquareTarget {
  const { row, column } = tileAt(grid, target.y * grid.height, target.x * grid.width);
  const next = (at: number, by: number, count: number) => Math.max(0, Math.min(count - 1, at + by));
  return targetOf(grid, squareOf(grid, next(row, down, grid.rows), next(column, across, grid.columns)), false);
}

/** The tile of a sweep under a target; undefined where the square stands between places. */
export function tileOfTarget(grid: SquareGrid, target: SquareTarget): number | undefined {
  return tileOfSquare(grid, placeSquare(grid, target));
}
