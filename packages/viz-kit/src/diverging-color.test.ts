import { describe, expect, it } from "vitest";
import { divergingColor, divergingStops } from "./diverging-color.ts";
import { toOklab } from "./oklab.ts";

const hex = (color: readonly number[]) => `#${color.map((value) => value.toString(16).padStart(2, "0")).join("")}`;

describe("diverging scale", () => {
  it("passes through its nine stops, 0 in the middle", () => {
    expect(divergingStops.map((_, index) => hex(divergingColor((index - 4) / 4)))).toEqual([...divergingStops]);
    expect(divergingColor(0)).toEqual([128, 128, 128]);
  });

  it("grows lighter all the way, so that it prints in grey", () => {
    const lightness = Array.from({ length: 65 }, (_, i) => toOklab(divergingColor((i - 32) / 32))[0]);
    for (let i = 1; i < lightness.length; i++) expect(lightness[i]).toBeGreaterThan(lightness[i - 1] ?? 1);
  });

  it("clips, and draws what is not a number as 0", () => {
    expect(hex(divergingColor(-3))).toBe(divergingStops[0]);
    expect(hex(divergingColor(7))).toBe(divergingStops[8]);
    expect(hex(divergingColor(Number.NaN))).toBe("#808080");
  });
});
