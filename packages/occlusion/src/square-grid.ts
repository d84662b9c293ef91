import { OcclusionError } from "./occlusion-error.ts";

export { OcclusionError };

/** Where a square covers an image: its top-left pixel. */
export interface Place {
  readonly top: number;
  readonly left: number;
}

/** The places that a square takes as it slides over an image; the far edges are covered too. */
export interface SquareGrid {
  readonly height: number;
  readonly width: number;
  /** Side of the square in pixels. */
  readonly patch: number;
  /** Pixels from place to place. */
  readonly stride: number;
  /** 1 + ⌈(height − patch) / stride⌉ */
  readonly rows: number;
  readonly columns: number;
}

/** A tile of the grid. */
export interface Tile {
  readonly row: number;
  readonly column: number;
}

/**
 * Lays out a sweep.
 * @param patch side of the square; 0: a fifth of the short side, rounded down, at least 1
 * @param stride 0: a sixteenth of the short side, rounded down, at least 1
 * @throws OcclusionError "wrong-square"
 */
export function squareGrid(height: number, width: number, patch = 0, stride = 0): SquareGrid {
  const short = Math.min(height, width);
  const side = patch || Math.max(1, Math.floor(short / 5));
  const step = stride || Math.max(1, Math.floor(short / 16));
  requireBetween("patch", side, short);
  requireBetween("stride", step, short);
  return {
    height,
    width,
    patch: side,
    stride: step,
    rows: 1 + Math.ceil((height - side) / step),
    columns: 1 + Math.ceil((width - side) / step),
  };
}

/** Where a tile's square lies: the last of a row and of a column end with the image. */
export function placeOf({ height, width, patch, stride }: SquareGrid, { row, column }: Tile): Place {
  return { top: Math.min(row * stride, height - patch), left: Math.min(column * stride, width - patch) };
}

function requireBetween(field: string, pixels: number, most: number): void {
  if (Number.isInteger(pixels) && pixels >= 1 && pixels <= most) return;
  throw new OcclusionError(
    "wrong-square",
    `${field}: expected a whole number from 1 to ${most}, the short side of the model's input, got ${pixels}`,
  );
}
