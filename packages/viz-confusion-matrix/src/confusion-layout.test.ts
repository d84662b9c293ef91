import { describe, expect, it } from "vitest";
import { layoutConfusion, placeAt } from "./confusion-layout.ts";
import { wholeWindow } from "./confusion-window.ts";

const classesOf = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ name: `class ${index}`, images: 1 }));
const layoutOf = (count: number, size = 600) =>
  layoutConfusion(
    classesOf(count),
    Array.from({ length: count }, (_, index) => index),
    wholeWindow(count),
    size,
  );

describe("layoutConfusion", () => {
  it("names every row where there is room, else as many as there is room for, and fills the same square", () => {
    const told = (count: number, size?: number) => {
      const { rowStep, columnStep, isNumbered, left, side, cellHeight } = layoutOf(count, size);
      expect(rowStep * cellHeight).toBeGreaterThanOrEqual(12);
      expect((rowStep - 1) * cellHeight).toBeLessThan(12);
      return [rowStep, columnStep, isNumbered, left + side];
    };
    expect([told(10), told(40), told(200), told(1000)]).toEqual([
      [1, 1, true, 600],
      [1, 1, false, 600],
      [5, 5, false, 600],
      [24, 24, false, 600],
    ]);
    expect(told(20, 334)).toEqual([1, 1, false, 334]);
  });

  it("numbers cells that are as wide as the longest number", () => {
    const order = Array.from({ length: 20 }, (_, index) => index);
    const isNumbered = (digits: number) =>
      layoutConfusion(classesOf(20), order, wholeWindow(20), 600, digits).isNumbered;
    expect([3, 4, 5].map(isNumbered)).toEqual([true, false, false]);
  });

  it("thins rows and columns of a block each for itself", () => {
    const order = Array.from({ length: 200 }, (_, index) => index);
    const block = { rows: [0, 10], columns: [0, 200] } as const;
    expect(layoutConfusion(classesOf(200), order, block, 600)).toMatchObject({ rowStep: 1, columnStep: 5 });
  });

  it("finds the place under a point", () => {
    const window = { rows: [10, 20], columns: [40, 50] } as const;
    expect(placeAt({ side: 100 }, window, 55, 5)).toEqual({ row: 10, column: 45 });
    expect(placeAt({ side: 100 }, window, -3, 400)).toEqual({ row: 19, column: 40 });
  });
});
