import { expect, test } from "vitest";
import { OcclusionError } from "./occlusion-error.ts";
import { placeOf, squareGrid } from "./square-grid.ts";

test("left out: a fifth and a sixteenth of the short side, rounded down", () => {
  expect(squareGrid(224, 224)).toMatchObject({ patch: 44, stride: 14, rows: 14, columns: 14 });
  expect(squareGrid(64, 100)).toMatchObject({ patch: 12, stride: 4 });
});

test("left out on the smallest image: one pixel", () => {
  expect(squareGrid(3, 4)).toMatchObject({ patch: 1, stride: 1, rows: 3, columns: 4 });
});

test("the last row and column end with the image", () => {
  const grid = squareGrid(10, 13, 4, 4);
  expect(grid).toMatchObject({ rows: 3, columns: 4 });
  expect([0, 1, 2].map((row) => placeOf(grid, { row, column: 0 }).top)).toEqual([0, 4, 6]);
  expect([0, 1, 2, 3].map((column) => placeOf(grid, { row: 0, column }).left)).toEqual([0, 4, 8, 9]);
});

test("a square as large as the image has one place", () => {
  const grid = squareGrid(6, 6, 6, 2);
  expect(grid).toMatchObject({ rows: 1, columns: 1 });
  expect(placeOf(grid, { row: 0, column: 0 })).toEqual({ top: 0, left: 0 });
});

test.each([
  ["patch", 9, 1],
  ["patch", -1, 1],
  ["patch", 2.5, 1],
  ["stride", 2, 9],
  ["stride", 2, 1.5],
])("%s is refused: patch=%d stride=%d on 8 × 10", (field, patch, stride) => {
  const expected = new OcclusionError(
    "wrong-square",
    `${field}: expected a whole number from 1 to 8, the short side of the model's input, got ${field === "patch" ? patch : stride}`,
  );
  expect(() => squareGrid(8, 10, patch, stride)).toThrow(expected);
});
