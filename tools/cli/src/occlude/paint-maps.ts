import { sequentialColor } from "@deconvscope/viz-kit/sequential-color";

/** Where a sweep's squares lie. */
export interface ClassGrid {
  readonly height: number;
  readonly width: number;
  readonly rows: number;
  readonly columns: number;
  readonly patch: number;
  readonly stride: number;
}

/** What was not measured: the ground of pictures. */
const unmeasured = [128, 128, 128] as const;

/** Categories of panel e, the most frequent class first; the same as on the dashboard. */
const categories = [
  [60, 115, 197],
  [203, 114, 41],
  [39, 114, 90],
  [173, 113, 141],
  [139, 96, 1],
  [112, 93, 146],
  [9, 148, 186],
] as const;

/** Classes beyond the categories. */
const other = [176, 180, 181] as const;

/**
 * Paints a map with the sequential scale, 0 at its dark end.
 * @param values [h, w]; NaN where nothing was measured
 * @param most the value at the bright end
 * @returns [h, w, 3] sRGB
 */
export function paintMap(values: Float32Array, most: number): Uint8Array {
  return paint(values.length, (pixel) => {
    const value = values[pixel] ?? Number.NaN;
    return Number.isNaN(value) ? unmeasured : sequentialColor(most > 0 ? value / most : 0);
  });
}

/** Classes, the most frequent first. */
export function rankClasses(classes: Iterable<number>): number[] {
  const counts = new Map<number, number>();
  for (const index of classes) counts.set(index, (counts.get(index) ?? 0) + 1);
  return [...counts.keys()].sort((a, b) => counts.get(b)! - counts.get(a)! || a - b);
}

/**
 * Each pixel's class: that of the square whose centre is nearest.
 * @param classes [rows, columns]
 * @returns [height, width]; −1 at the edges, which no square has its centre near
 */
export function spreadClasses(classes: Int32Array, grid: ClassGrid): Int32Array {
  const rows = nearestTiles(grid.height, grid.rows, grid);
  const columns = nearestTiles(grid.width, grid.columns, grid);
  return Int32Array.from({ length: grid.height * grid.width }, (_, pixel) => {
    const [row, column] = [rows[Math.floor(pixel / grid.width)]!, columns[pixel % grid.width]!];
    return row < 0 || column < 0 ? -1 : (classes[row * grid.columns + column] ?? -1);
  });
}

function nearestTiles(length: number, tiles: number, { patch, stride }: ClassGrid): number[] {
  const centres = Array.from({ length: tiles }, (_, tile) => Math.min(tile * stride, length - patch) + patch / 2);
  return Array.from({ length }, (_, pixel) => {
    const distances = centres.map((centre) => Math.abs(pixel + 0.5 - centre));
    const nearest = Math.min(...distances);
    return nearest <= Math.max(stride / 2, 0.5) ? distances.indexOf(nearest) : -1;
  });
}

/**
 * Paints a class at each pixel.
 * @param classes [h, w]; −1 where none is known
 * @param ranked the most frequent first: those beyond the seventh share a colour
 * @returns [h, w, 3] sRGB
 */
export function paintClasses(classes: Int32Array, ranked: readonly number[]): Uint8Array {
  const colors = new Map(ranked.map((index, rank) => [index, categories[rank] ?? other]));
  return paint(classes.length, (pixel) => {
    const index = classes[pixel] ?? -1;
    return index < 0 ? unmeasured : (colors.get(index) ?? other);
  });
}

function paint(pixels: number, colorOf: (pixel: number) => readonly [number, number, number]): Uint8Array {
  const painted = new Uint8Array(pixels * 3);
  for (let pixel = 0; pixel < pixels; pixel++) painted.set(colorOf(pixel).map(Math.round), pixel * 3);
  return painted;
}
