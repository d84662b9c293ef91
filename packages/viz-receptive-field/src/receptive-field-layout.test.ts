import { describe, expect, it } from "vitest";
import { clipToInput, layoutHeat } from "./receptive-field-layout.ts";
import { reticleMarks } from "./receptive-field-marks.ts";

describe("clipToInput", () => {
  it("cuts what lies beyond the border", () => {
    expect(clipToInput({ x: -28, y: 200, width: 75, height: 75 }, 227, 227)).toEqual({
      x: 0,
      y: 200,
      width: 47,
      height: 27,
    });
  });

  it("refuses a field outside the input, or without a size", () => {
    expect(() => clipToInput({ x: 300, y: 0, width: 7, height: 7 }, 227, 227)).toThrow(
      "field: expected pixels of the 227 × 227 input, got 7 × 7 at x 300, y 0",
    );
    expect(() => clipToInput({ x: 3, y: 3, width: 0, height: 7 }, 227, 227)).toThrow("got 0 × 7");
  });
});

describe("layoutHeat", () => {
  it("is clear where the map is silent and densest at its maximum", () => {
    const pixels = layoutHeat({ values: [0, 1, 4, -2], height: 2, width: 2 });
    expect([pixels[3], pixels[7], pixels[11], pixels[15]]).toEqual([0, 115, 230, 0]);
  });

  it("is clear everywhere for a map that never fires", () => {
    expect([...layoutHeat({ values: [0, 0], height: 1, width: 2 })].filter((_, i) => i % 4 === 3)).toEqual([0, 0]);
  });

  it("refuses values that do not fill the map", () => {
    expect(() => layoutHeat({ values: [1], height: 2, width: 2 })).toThrow(
      "heat: expected 2 × 2 = 4 activations, got 1",
    );
  });
});

describe("reticleMarks", () => {
  const input = { inputWidth: 90, inputHeight: 90 };

  it("draws a halo below every line, the unit's own field last", () => {
    const marks = reticleMarks({
      ...input,
      field: { x: 1, y: 2, width: 3, height: 4 },
      ghost: { x: 5, y: 5, width: 9, height: 9 },
      peak: { y: 10, x: 20 },
    });
    expect(marks.map(({ attributes }) => attributes?.class)).toEqual([
      "ghost-halo",
      "ghost",
      "halo",
      "field",
      "peak-halo",
      "peak",
    ]);
    expect(marks[3]?.attributes).toMatchObject({ x: 1, y: 2, width: 3, height: 4 });
    expect(marks[5]?.attributes?.d).toBe("M18 10h4M20 8v4");
  });

  it("draws nothing where no unit is looked at", () => {
    expect(reticleMarks(input)).toEqual([]);
  });
});
