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
  it("names and numbers what is large enough, and fills the same square", () => {
    const told = (count: number) => {
      const { isNamed, isNumbered, left, side } = layoutOf(count);
      return [isNamed, isNumbered, left + side];
    };
    expect([10, 40, 200].map(told)).toEqual([
      [true, true, 600],
      [true, false, 600],
      [false, false, 600],
    ]);
  });

  it("finds the place under a point", () => {
    const window = { rows: [10, 20], columns: [40, 50] } as const;
    expect(placeAt({ side: 100 }, window, 55, 5)).toEqual({ row: 10, column: 45 });
    expect(placeAt({ side: 100 }, window, -3, 400)).toEqual({ row: 19, column: 40 });
  });
});
