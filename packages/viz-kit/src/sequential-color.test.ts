import { describe, expect, it } from "vitest";
import { fromOklab, sequentialColor, sequentialStops, toOklab } from "./sequential-color.ts";

const hex = (color: readonly number[]) => `#${color.map((value) => value.toString(16).padStart(2, "0")).join("")}`;

describe("OKLab", () => {
  it("agrees with the published coordinates of white and red", () => {
    expect(toOklab([255, 255, 255])[0]).toBeCloseTo(1, 4);
    const [l, a, b] = toOklab([255, 0, 0]);
    expect(l).toBeCloseTo(0.628, 3);
    expect(a).toBeCloseTo(0.2249, 3);
    expect(b).toBeCloseTo(0.1258, 3);
  });

  it("returns to the same sRGB", () => {
    for (const color of [
      [0, 0, 0],
      [12, 200, 99],
      [255, 255, 255],
      [128, 128, 128],
    ] as const) {
      expect(fromOklab(toOklab(color))).toEqual(color);
    }
  });
});

describe("sequential scale", () => {
  it("passes through its nine stops", () => {
    const through = sequentialStops.map((_, index) => hex(sequentialColor(index / 8)));
    expect(through).toEqual([...sequentialStops]);
  });

  it("grows lighter all the way", () => {
    const lightness = Array.from({ length: 65 }, (_, i) => toOklab(sequentialColor(i / 64))[0]);
    for (let i = 1; i < lightness.length; i++) expect(lightness[i]).toBeGreaterThan(lightness[i - 1] ?? 1);
  });

  it("clips, and draws what is not a number as the lowest", () => {
    expect(hex(sequentialColor(-3))).toBe(sequentialStops[0]);
    expect(hex(sequentialColor(7))).toBe(sequentialStops[8]);
    expect(hex(sequentialColor(Number.NaN))).toBe(sequentialStops[0]);
  });
});
