import { describe, expect, it } from "vitest";
import { isWhole, wholeWindow, windowBetween, zoomWindow } from "./confusion-window.ts";

describe("windowBetween", () => {
  it("has both places in it, whichever comes first", () => {
    expect(windowBetween({ row: 9, column: 2 }, { row: 3, column: 8 }, 20)).toEqual({ rows: [3, 10], columns: [2, 9] });
  });

  it("has at least four classes along each side, within the matrix", () => {
    expect(windowBetween({ row: 0, column: 19 }, { row: 0, column: 19 }, 20)).toEqual({
      rows: [0, 4],
      columns: [16, 20],
    });
    expect(windowBetween({ row: 0, column: 1 }, { row: 0, column: 1 }, 2)).toEqual({ rows: [0, 2], columns: [0, 2] });
  });
});

describe("zoomWindow", () => {
  it("halves and doubles about a place, down to four classes and up to all", () => {
    const half = zoomWindow(wholeWindow(100), 0.5, { row: 50, column: 0 }, 100);
    expect(half).toEqual({ rows: [25, 75], columns: [0, 50] });
    expect(isWhole(zoomWindow(half, 2, { row: 50, column: 0 }, 100), 100)).toBe(true);
    expect(zoomWindow({ rows: [0, 5], columns: [0, 5] }, 0.5, { row: 2, column: 2 }, 100).rows).toEqual([0, 4]);
  });
});
