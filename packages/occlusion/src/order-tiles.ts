import type { SquareGrid, Tile } from "./square-grid.ts";

/**
 * The grid's tiles coarse to fine: every 2ᵏ-th row and column first, each finer grid complete before the next, each in
 * row-major order.
 */
export function orderTiles({ rows, columns }: Pick<SquareGrid, "rows" | "columns">): Tile[] {
  const tiles: Tile[] = [];
  let step = 2 ** Math.floor(Math.log2(Math.max(1, Math.max(rows, columns) - 1)));
  for (let coarser = Number.POSITIVE_INFINITY; step >= 1; coarser = step, step /= 2) {
    for (let row = 0; row < rows; row += step) {
      for (let column = 0; column < columns; column += step) {
        if (row % coarser !== 0 || column % coarser !== 0 || coarser === Number.POSITIVE_INFINITY) {
          tiles.push({ row, column });
        }
      }
    }
  }
  return tiles;
}
