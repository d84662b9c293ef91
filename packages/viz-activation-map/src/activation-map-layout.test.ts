import { sequentialColor } from "@deconvscope/viz-kit";
import { describe, expect, it } from "vitest";
import { layoutActivationMap } from "./activation-map-layout.ts";

describe("layoutActivationMap", () => {
  it("colours each activation by its share of the maximum, opaque", () => {
    const { pixels, domain } = layoutActivationMap({ values: [0, 2, 4, 1], height: 2, width: 2 });
    expect(domain).toEqual([0, 4]);
    expect([...pixels]).toEqual([0, 0.5, 1, 0.25].flatMap((share) => [...sequentialColor(share), 255]));
  });

  it("begins at the minimum where there are values below zero", () => {
    expect(layoutActivationMap({ values: [-2, 6], height: 1, width: 2 }).domain).toEqual([-2, 6]);
  });

  it("finds the first maximum in row-major order", () => {
    expect(layoutActivationMap({ values: [1, 5, 0, 5, 2, 5], height: 3, width: 2 }).peak).toEqual({ y: 0, x: 1 });
  });

  it("places round activations on the scale", () => {
    const { ticks } = layoutActivationMap({ values: [0, 10], height: 1, width: 2, domain: [0, 4] });
    expect(ticks.map(({ text, share }) => [text, share])).toEqual([
      ["0", 0],
      ["1", 0.25],
      ["2", 0.5],
      ["3", 0.75],
      ["4", 1],
    ]);
  });

  it("writes them with a real minus and commas", () => {
    const { ticks } = layoutActivationMap({ values: [-2000, 2000], height: 1, width: 2 });
    expect(ticks.map(({ text }) => text)).toEqual(["−2,000", "−1,000", "0", "1,000", "2,000"]);
  });

  it("shortens what would not fit below the scale", () => {
    const { ticks } = layoutActivationMap({ values: [0, 4e10], height: 1, width: 2 });
    expect(ticks.map(({ text }) => text)).toEqual(["0", "10G", "20G", "30G", "40G"]);
  });

  it("draws a silent map as the lowest colour", () => {
    const { pixels, domain } = layoutActivationMap({ values: new Float32Array(4), height: 2, width: 2 });
    expect(domain).toEqual([0, 1]);
    expect([...pixels.slice(0, 3)]).toEqual([...sequentialColor(0)]);
  });

  it("refuses values that do not fill the map, and an empty domain", () => {
    expect(() => layoutActivationMap({ values: [1, 2, 3], height: 2, width: 2 })).toThrow(
      "values: expected 2 × 2 = 4 activations, got 3",
    );
    expect(() => layoutActivationMap({ values: [], height: 0, width: 0 })).toThrow("got 0");
    expect(() => layoutActivationMap({ values: [1], height: 1, width: 1, domain: [3, 3] })).toThrow(
      "with high above low, got [3, 3]",
    );
  });
});
