/** The places that a square takes as it slides over an image, in pixels of the model's input. */
export interface SquareGrid {
  height: number;
  width: number;
  /** Side of the square. */
  patch: number;
  stride: number;
  rows: number;
  columns: number;
}
/** A square: its top-left pixel and its side. */
export interface Square {
  top: number;
  left: number;
  size: number;
}

/** Where a tile's square lies; the last of a row and of a column end with the image. */
export function squareOf({ height, width, patch, stride }: SquareGrid, row: number, column: number): Square {
  return { top: Math.min(row * stride, height - patch), left: Math.min(column * stride, width - patch), size: patch };
}

/** The tile whose square's middle is nearest to a pixel. */
export function tileAt(grid: SquareGrid, y: number, x: number): { row: number; column: number } {
  return {
    row: nearest(y - grid.patch / 2, grid.stride, grid.rows, grid.height - grid.patch),
    column: nearest(x - grid.patch / 2, grid.stride, grid.columns, grid.width - grid.patch),
  };
}

/** A square about a pixel, at whole pixels inside the image. */
export function squareAbout({ height, width, patch }: SquareGrid, y: number, x: number): Square {
  const inside = (at: number, side: number) => Math.max(0, Math.min(side - patch, Math.round(at - patch / 2)));
  return { top: inside(y, height), left: inside(x, width), size: patch };
}

/** The tile that a square is on; undefined where it stands between them. */
export function tileOfSquare(grid: SquareGrid, square: Square): number | undefined {
  const { row, column } = tileAt(grid, square.top + grid.patch / 2, square.left + grid.patch / 2);
  const { top, left } = squareOf(grid, row, column);
  return top === square.top && left === square.left ? row * grid.columns + column : undefined;
}

/** The last place may be nearer than a stride to the one before. */
function nearest(at: number, stride: number, count: number, last: number): number {
  const place = Math.max(0, Math.min(count - 1, Math.round(at / stride)));
  const before = Math.max(0, count - 2);
  if (place < before) return place;
  return Math.abs(at - last) <= Math.abs(at - before * stride) ? count - 1 : before;
}
