import { type SquareGrid, shownTile } from "@deconvscope/viz-kit";
import { type HeatmapScale, heatColor } from "./heat-color.ts";
import { nearestPlaces } from "./nearest-places.ts";

export interface HeatmapData {
  readonly grid: SquareGrid;
  /** [rows, columns] of the grid; NaN where the square has not been yet. */
  readonly tiles: ArrayLike<number>;
  /** [height, width], once it is known: the mean over the squares that covered each pixel, NaN where none did. */
  readonly pixels?: ArrayLike<number> | undefined;
  /** Values at the ends of the scale. */
  readonly domain: readonly [number, number];
  /** Sequential if left out. */
  readonly scale?: HeatmapScale | undefined;
}

/** Nothing was measured there. */
const clear = [0, 0, 0, 0] as const;

/**
 * A sweep's colours by pixel. While tiles come, each one stands for all that a finer grid will show in its place.
 * @returns [height, width, 4]
 * @throws RangeError if the values are not as many as the grid says, or a diverging domain is not symmetric about 0
 */
export function layoutHeatmap(data: HeatmapData): Uint8ClampedArray<ArrayBuffer> {
  const { grid, pixels, domain, scale } = data;
  requireCount("tiles", data.tiles.length, grid.rows, grid.columns);
  if (pixels) requireCount("pixels", pixels.length, grid.height, grid.width);
  const values = pixels ?? spreadTiles(grid, data.tiles);
  const colorOf = heatColor(domain, scale);
  const colors = new Uint8ClampedArray(4 * grid.height * grid.width);
  for (let at = 0; at < values.length; at++) {
    const value = values[at]!;
    colors.set(Number.isNaN(value) ? clear : [...colorOf(value), 255], 4 * at);
  }
  return colors;
}

/** Each pixel takes the tile nearest to it, or as long as that is not there the coarser one before it. */
export function spreadTiles(grid: SquareGrid, tiles: ArrayLike<number>): Float32Array {
  const { height, width, rows, columns } = grid;
  const filled = fillCoarsely(tiles, rows, columns);
  const rowOf = nearestPlaces(height, grid, rows);
  const columnOf = nearestPlaces(width, grid, columns);
  return Float32Array.from({ length: height * width }, (_, pixel) => {
    return filled[rowOf[Math.floor(pixel / width)]! * columns + columnOf[pixel % width]!]!;
  });
}

/** Tiles that are not there yet take the value of the coarser grid's tile above and left of them. */
export function fillCoarsely(tiles: ArrayLike<number>, rows: number, columns: number): Float32Array {
  return Float32Array.from({ length: rows * columns }, (_, tile) => {
    const isThere = (other: number) => !Number.isNaN(tiles[other]!);
    return tiles[shownTile({ rows, columns }, Math.floor(tile / columns), tile % columns, isThere)]!;
  });
}

function requireCount(field: string, got: number, rows: number, columns: number): void {
  if (got === rows * columns) return;
  throw new RangeError(`${field}: expected ${rows} × ${columns} = ${rows * columns} values, got ${got}`);
}
