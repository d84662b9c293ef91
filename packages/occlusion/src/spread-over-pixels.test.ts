import { seededRandom } from "@deconvscope/network";
import fc from "fast-check";
import { expect, test } from "vitest";
import { spreadOverPixels } from "./spread-over-pixels.ts";
import { placeOf, type SquareGrid, squareGrid } from "./square-grid.ts";

test("each pixel is the mean over the squares that cover it, as counting says", () =>
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 12 }),
      fc.nat(),
      fc.nat(),
      fc.nat(),
      (height, width, patch, stride, seed) => {
        const short = Math.min(height, width);
        const grid = squareGrid(height, width, 1 + (patch % short), 1 + (stride % short));
        const random = seededRandom(seed);
        const values = Float64Array.from({ length: grid.rows * grid.columns }, () =>
          random() < 0.3 ? Number.NaN : random() * 2 - 1,
        );
        const spread = spreadOverPixels(grid, values);
        for (const [pixel, expected] of countOut(grid, values).entries()) {
          if (Number.isNaN(expected)) expect(spread[pixel]).toBeNaN();
          else expect(spread[pixel]).toBeCloseTo(expected, 6);
        }
      },
    ),
  ));

test("where no square was yet there is nothing", () => {
  const grid = squareGrid(2, 5, 2, 2);
  expect([...spreadOverPixels(grid, [1, Number.NaN, 3])]).toEqual([1, 1, Number.NaN, 3, 3, 1, 1, Number.NaN, 3, 3]);
});

function countOut(grid: SquareGrid, values: Float64Array): number[] {
  return Array.from({ length: grid.height * grid.width }, (_, pixel) => {
    const [y, x] = [Math.floor(pixel / grid.width), pixel % grid.width];
    const covering = [...values].filter((value, tile) => {
      const place = placeOf(grid, { row: Math.floor(tile / grid.columns), column: tile % grid.columns });
      const isInside = y >= place.top && y < place.top + grid.patch && x >= place.left && x < place.left + grid.patch;
      return isInside && !Number.isNaN(value);
    });
    return covering.reduce((sum, value) => sum + value, 0) / covering.length;
  });
}
