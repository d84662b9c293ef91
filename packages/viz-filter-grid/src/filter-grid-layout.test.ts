import { describe, expect, it } from "vitest";
import { layoutFilterGrid } from "./filter-grid-layout.ts";

const one = { kernelHeight: 1, kernelWidth: 1 };
const at = (layout: { pixels: Uint8ClampedArray; width: number }, y: number, x: number) => [
  ...layout.pixels.slice(4 * (y * layout.width + x), 4 * (y * layout.width + x) + 4),
];

describe("layoutFilterGrid", () => {
  it("draws each filter over its own largest weight, zero as mid-grey", () => {
    const layout = layoutFilterGrid({ ...one, filters: [2, 0.5, -1, 0, 0, 0.25], inputs: 3, outputs: 2 });
    expect(at(layout, 0, 0)).toEqual([255, 64, 128, 255]);
    expect(at(layout, 0, 2)).toEqual([255, 128, 191, 255]);
  });

  it("leaves one mid-grey cell between two filters", () => {
    const layout = layoutFilterGrid({ ...one, filters: [1, 1], inputs: 1, outputs: 2, columns: 2 });
    expect([layout.width, layout.height]).toEqual([3, 1]);
    expect(at(layout, 0, 1)).toEqual([128, 128, 128, 255]);
  });

  it("keeps filters comparable on a common scale", () => {
    const layout = layoutFilterGrid({ ...one, filters: [4, 1], inputs: 1, outputs: 2, scale: "common", columns: 2 });
    expect([at(layout, 0, 0)[0], at(layout, 0, 2)[0]]).toEqual([255, 159]);
  });

  it("reads kernels row by row: [kernel height, kernel width, in, out]", () => {
    const layout = layoutFilterGrid({
      filters: [1, 0, -1, 0.5],
      kernelHeight: 2,
      kernelWidth: 2,
      inputs: 1,
      outputs: 1,
    });
    expect([at(layout, 0, 0)[0], at(layout, 0, 1)[0], at(layout, 1, 0)[0], at(layout, 1, 1)[0]]).toEqual([
      255, 128, 0, 191,
    ]);
  });

  it("turns BGR inputs round", () => {
    const layout = layoutFilterGrid({ ...one, filters: [1, 0, -1], inputs: 3, outputs: 1, channelOrder: "BGR" });
    expect(at(layout, 0, 0)).toEqual([0, 128, 255, 255]);
  });

  it("draws the chosen input in grey where there are not three", () => {
    const layout = layoutFilterGrid({ ...one, filters: [1, -1], inputs: 2, outputs: 1, input: 1 });
    expect(at(layout, 0, 0)).toEqual([0, 0, 0, 255]);
  });

  it("puts the largest root mean square first, ties to the lower filter", () => {
    const data = { ...one, filters: [1, -3, 2, 1], inputs: 1, outputs: 4 };
    expect(layoutFilterGrid(data).placed.map(({ filter }) => filter)).toEqual([1, 2, 0, 3]);
    expect(layoutFilterGrid({ ...data, order: "index" }).placed.map(({ filter }) => filter)).toEqual([0, 1, 2, 3]);
    expect(layoutFilterGrid(data).placed[0]).toMatchObject({ rms: 3, largest: 3, row: 0, column: 0 });
  });

  it.each([
    [96, 12],
    [64, 8],
    [48, 8],
    [7, 4],
    [1, 1],
  ])("arranges %d filters in %d columns", (outputs, columns) => {
    const filters = new Float32Array(outputs).fill(1);
    expect(layoutFilterGrid({ ...one, filters, inputs: 1, outputs }).columns).toBe(columns);
  });

  it("refuses weights of another shape and inputs that are not there", () => {
    expect(() => layoutFilterGrid({ ...one, filters: [1, 2], inputs: 3, outputs: 1 })).toThrow(
      "filters: expected 1 × 1 × 3 × 1 = 3 weights, got 2",
    );
    expect(() => layoutFilterGrid({ ...one, filters: [1], inputs: 1, outputs: 1, input: 1 })).toThrow(
      "input: expected 0 … 0, got 1",
    );
  });
});
