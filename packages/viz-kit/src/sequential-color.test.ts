import { describe, expect, it } from "vitest";
import { toOklab } from "./oklab.ts";
import { sequentialColor, sequentialStops } from "./sequential-color.ts";

const hex = (color: readonly number[]) => `#${color.map((value) => value.toString(16).padStart(2, "0")).join("")}`;

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
