import { describe, expect, it } from "vitest";
import type { SquareGrid } from "../sweep/square-grid.ts";
import { isSamePlace, placeSquare, roundTarget, stepTarget, targetOf, tileOfTarget } from "./square-target.ts";

const grid: SquareGrid = { height: 64, width: 64, patch: 12, stride: 4, rows: 14, columns: 14 };

describe("square target", () => {
  it("snaps to the sweep's places unless it is free", () => {
    const target = { y: 30 / 64, x: 31 / 64, free: false };
    expect(placeSquare(grid, target)).toEqual({ top: 24, left: 24, size: 12 });
    expect(placeSquare(grid, { ...target, free: true })).toEqual({ top: 24, left: 25, size: 12 });
    expect(tileOfTarget(grid, target)).toBe(6 * 14 + 6);
    expect(tileOfTarget(grid, { ...target, free: true })).toBeUndefined();
  });

  it("means the same place on an input of another size", () => {
    const larger = { ...grid, height: 128, width: 128, patch: 24, stride: 8 };
    const target = targetOf(grid, { top: 24, left: 20, size: 12 }, false);
    expect(placeSquare(larger, target)).toEqual({ top: 48, left: 40, size: 24 });
  });

  it("steps from place to place and ends with the grid", () => {
    const target = targetOf(grid, { top: 0, left: 20, size: 12 }, false);
    expect(placeSquare(grid, stepTarget(grid, target, -1, 1))).toEqual({ top: 0, left: 24, size: 12 });
    expect(placeSquare(grid, stepTarget(grid, target, 13, 0))).toEqual({ top: 52, left: 20, size: 12 });
  });

  it("rounded as the address holds it, it is the same pixel of any input", () => {
    for (const side of [28, 224, 227, 299, 1024]) {
      const sized = { ...grid, height: side, width: side };
      for (let top = 0; top <= side - 12; top++) {
        const target = roundTarget(targetOf(sized, { top, left: side - 12 - top, size: 12 }, true));
        expect(placeSquare(sized, target)).toEqual({ top, left: side - 12 - top, size: 12 });
      }
    }
  });

  it("is the same place where the address would not tell two apart", () => {
    const target = { y: 0.3, x: 0.4, free: true };
    expect(isSamePlace(target, { y: 0.30001, x: 0.4, free: false })).toBe(true);
    expect(isSamePlace(target, { y: 0.3, x: 0.41, free: true })).toBe(false);
  });

  it("steps from a free square to the sweep's places", () => {
    const free = targetOf(grid, { top: 25, left: 25, size: 12 }, true);
    expect(tileOfTarget(grid, stepTarget(grid, free, 0, 1))).toBe(6 * 14 + 7);
  });
});
