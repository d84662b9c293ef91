import { describe, expect, it } from "vitest";
import { middleOfPlace, shownTile } from "./square-grid.ts";

const grid = { height: 60, width: 60, patch: 20, stride: 25, rows: 3, columns: 3 };

describe("square grid", () => {
  it("has middles a stride apart, the last of a square that ends with the image", () => {
    expect([0, 1, 2].map((place) => middleOfPlace(place, 60, grid))).toEqual([10, 35, 50]);
  });

  it("shows a place's own tile, else the coarser grid's, else the first", () => {
    const there =
      (...tiles: number[]) =>
      (tile: number) =>
        tiles.includes(tile);
    expect(shownTile(grid, 1, 2, there(0, 2, 5))).toBe(5);
    expect(shownTile(grid, 1, 2, there(0, 2))).toBe(2);
    expect(shownTile(grid, 2, 2, there(0))).toBe(0);
    expect(shownTile(grid, 2, 2, there())).toBe(0);
  });
});
