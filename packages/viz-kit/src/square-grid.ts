/** The places that a square takes as it slides over an image, in pixels of the input. */
export interface SquareGrid {
  readonly height: number;
  readonly width: number;
  /** Side of the square. */
  readonly patch: number;
  readonly stride: number;
  readonly rows: number;
  readonly columns: number;
}

/** The middle of a place's square along an axis of `length` pixels; the last one ends with the image. */
export function middleOfPlace(place: number, length: number, { patch, stride }: SquareGrid): number {
  return Math.min(place * stride, length - patch) + patch / 2;
}

/**
 * The tile that is shown at a place while tiles come coarse to fine: its own, or as long as that is not there that of the
 * coarser grid above and left of it; the first one where none is.
 */
export function shownTile(
  { rows, columns }: Pick<SquareGrid, "rows" | "columns">,
  row: number,
  column: number,
  isThere: (tile: number) => boolean,
): number {
  for (let step = 1; step <= Math.max(rows, columns); step *= 2) {
    const tile = (row - (row % step)) * columns + column - (column % step);
    if (isThere(tile)) return tile;
  }
  return 0;
}
