import { sequentialColor } from "@deconvscope/viz-kit";
import { describe, expect, it } from "vitest";
import { type ConfusionData, ConfusionTable } from "./confusion.ts";
import { confusionPixels } from "./confusion-pixels.ts";
import { wholeWindow } from "./confusion-window.ts";

const data: ConfusionData = {
  classes: ["cat", "dog", "fox"].map((name, index) => ({ name, images: index < 2 ? 4 : 0 })),
  cells: [
    { row: 0, column: 0, images: 3 },
    { row: 0, column: 1, images: 1 },
    { row: 1, column: 1, images: 4 },
  ],
};
const paint = (order: number[], window = wholeWindow(3), most = 100, given = data) => {
  const { width, pixels } = confusionPixels(given, new ConfusionTable(given), order, window, most);
  const at = (y: number, x: number) => [...pixels.slice(4 * (y * width + x), 4 * (y * width + x) + 4)];
  return { width, at };
};
const color = (share: number) => [...Uint8ClampedArray.from([...sequentialColor(Math.sqrt(share)), 255])];

describe("confusionPixels", () => {
  it("has a pixel a cell in the order, by the share of the row; a row without images is not there", () => {
    const { width, at } = paint([1, 0, 2]);
    expect(width).toBe(3);
    expect([at(0, 0), at(1, 0), at(1, 1), at(0, 1)]).toEqual([color(1), color(0.25), color(0.75), color(0)]);
    expect(at(2, 2)[3]).toBe(0);
  });

  it("or by images over the most in a cell", () => {
    const { at } = paint([0, 1, 2], wholeWindow(3), 100, { ...data, measure: "counts" });
    expect([at(0, 0), at(1, 1)]).toEqual([color(3 / 4), color(1)]);
  });

  it("shows a block, and of cells that share a pixel the greatest", () => {
    expect(paint([0, 1, 2], { rows: [0, 1], columns: [1, 3] }).at(0, 0)).toEqual(color(0.25));
    const { width, at } = paint([0, 1, 2], { rows: [0, 2], columns: [0, 2] }, 1);
    expect([width, at(0, 0)]).toEqual([1, color(1)]);
  });
});
