import fc from "fast-check";
import { expect, test } from "vitest";
import { orderTiles } from "./order-tiles.ts";

const grids = fc.record({ rows: fc.integer({ min: 1, max: 40 }), columns: fc.integer({ min: 1, max: 40 }) });

test("each tile comes once", () =>
  fc.assert(
    fc.property(grids, ({ rows, columns }) => {
      const tiles = orderTiles({ rows, columns }).map(({ row, column }) => row * columns + column);
      expect(tiles.toSorted((a, b) => a - b)).toEqual(Array.from({ length: rows * columns }, (_, tile) => tile));
    }),
  ));

test("the grid of every 2ᵏ-th row and column is complete before a finer one begins", () =>
  fc.assert(
    fc.property(grids, ({ rows, columns }) => {
      const tiles = orderTiles({ rows, columns });
      for (let step = 1; step < 2 * Math.max(rows, columns); step *= 2) {
        const count = Math.ceil(rows / step) * Math.ceil(columns / step);
        for (const { row, column } of tiles.slice(0, count)) expect([row % step, column % step]).toEqual([0, 0]);
      }
    }),
  ));

test("3 × 5", () => {
  const places = orderTiles({ rows: 3, columns: 5 }).map(({ row, column }) => `${row},${column}`);
  expect(places.join(" ")).toBe("0,0 0,4 0,2 2,0 2,2 2,4 0,1 0,3 1,0 1,1 1,2 1,3 1,4 2,1 2,3");
});
