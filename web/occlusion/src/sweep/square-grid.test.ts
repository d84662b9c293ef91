import { describe, expect, it } from "vitest";
import { type SquareGrid, squareAbout, squareOf, tileAt, tileOfSquare } from "./square-grid.ts";

const grid: SquareGrid = { height: 227, width: 227, patch: 45, stride: 14, rows: 14, columns: 14 };

describe("square grid", () => {
  it("ends with the image", () => {
    expect(squareOf(grid, 7, 5)).toEqual({ top: 98, left: 70, size: 45 });
    expect(squareOf(grid, 13, 13)).toEqual({ top: 182, left: 182, size: 45 });
    expect(squareOf({ ...grid, stride: 50, rows: 5, columns: 5 }, 4, 0)).toEqual({ top: 182, left: 0, size: 45 });
  });

  it.each([
    [0, 0, 0, 0],
    [22, 36, 0, 1],
    [226, 226, 13, 13],
    [120, 92, 7, 5],
  ])("the square whose middle is nearest to y=%i x=%i is tile %i, %i", (y, x, row, column) => {
    expect(tileAt(grid, y, x)).toEqual({ row, column });
  });

  it("finds the last place, which is nearer than a stride to the one before", () => {
    const tight = { ...grid, stride: 44, rows: 6, columns: 6 };
    expect(squareOf(tight, 5, 5).top - squareOf(tight, 4, 4).top).toBe(6);
    expect(tileAt(tight, 177 + 22, 183 + 22)).toEqual({ row: 4, column: 5 });
  });

  it("one place is all there is where the square covers the image", () => {
    expect(tileAt({ ...grid, patch: 227, rows: 1, columns: 1 }, 200, 3)).toEqual({ row: 0, column: 0 });
  });

  it("a square about a pixel stays inside", () => {
    expect(squareAbout(grid, 0, 226)).toEqual({ top: 0, left: 182, size: 45 });
    expect(squareAbout(grid, 100, 100)).toEqual({ top: 78, left: 78, size: 45 });
  });

  it("knows whether a square is on a tile", () => {
    expect(tileOfSquare(grid, { top: 98, left: 70, size: 45 })).toBe(7 * 14 + 5);
    expect(tileOfSquare(grid, { top: 98, left: 71, size: 45 })).toBeUndefined();
  });
});
