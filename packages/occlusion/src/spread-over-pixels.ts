import { placeOf, type SquareGrid } from "./square-grid.ts";

/**
 * What each pixel shows of a sweep: the mean over the squares that covered it (§6 of the experiments; Zeiler & Fergus
 * 2014, §4.2).
 * @param values [rows, columns] of the grid; NaN where nothing was measured yet
 * @returns [height, width]; NaN where no square was
 */
export function spreadOverPixels(grid: SquareGrid, values: ArrayLike<number>): Float32Array {
  const { height, width, patch, rows, columns } = grid;
  const stride = width + 1;
  const sums = new Float64Array((height + 1) * stride);
  const counts = new Int32Array((height + 1) * stride);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const value = values[row * columns + column]!;
      if (Number.isNaN(value)) continue;
      const { top, left } = placeOf(grid, { row, column });
      for (const [y, x, sign] of [
        [top, left, 1],
        [top, left + patch, -1],
        [top + patch, left, -1],
        [top + patch, left + patch, 1],
      ] as const) {
        sums[y * stride + x] = sums[y * stride + x]! + sign * value;
        counts[y * stride + x] = counts[y * stride + x]! + sign;
      }
    }
  }
  accumulate(sums, height, stride);
  accumulate(counts, height, stride);
  return Float32Array.from({ length: height * width }, (_, pixel) => {
    const at = Math.floor(pixel / width) * stride + (pixel % width);
    return counts[at] === 0 ? Number.NaN : sums[at]! / counts[at]!;
  });
}

/** Corners of squares become what is inside of them: sums along rows, then along columns. */
function accumulate(corners: Float64Array | Int32Array, height: number, stride: number): void {
  for (let y = 0; y < height; y++) {
    for (let at = y * stride + 1; at < (y + 1) * stride; at++) corners[at] = corners[at]! + corners[at - 1]!;
  }
  for (let at = stride; at < height * stride; at++) corners[at] = corners[at]! + corners[at - stride]!;
}
