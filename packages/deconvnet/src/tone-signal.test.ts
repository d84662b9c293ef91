import { describe, expect, it } from "vitest";
import { toneSignal } from "./tone-signal.ts";

describe("toneSignal", () => {
  it("puts zero at mid-grey and the scale at both ends, clipped beyond", () => {
    expect(Array.from(toneSignal(Float32Array.of(-4, -2, -1, 0, 1, 2, 4), 2))).toEqual([0, 0, 64, 128, 192, 255, 255]);
  });

  it("makes everything mid-grey where the scale is zero", () => {
    expect(Array.from(toneSignal(Float32Array.of(0, 0), 0))).toEqual([128, 128]);
  });

  it.for([-1, Number.NaN, Number.POSITIVE_INFINITY])("refuses a scale of %d", (scale) => {
    expect(() => toneSignal(Float32Array.of(1), scale)).toThrow(RangeError);
  });
});
