import { describe, expect, it } from "vitest";
import { signalScale } from "./signal-scale.ts";

describe("signalScale", () => {
  it("is the 98.5th percentile of magnitudes, interpolated", () => {
    const signal = Float32Array.from({ length: 101 }, (_, index) => (index % 2 ? -index : index));
    expect(signalScale(signal)).toBeCloseTo(98.5, 5);
  });

  it("does not let spikes drown the rest", () => {
    const signal = new Float32Array(1000).fill(1);
    signal.fill(500, 0, 10);
    expect(signalScale(signal)).toBe(1);
  });

  it("is the maximum where hardly anything is non-zero", () => {
    const signal = new Float32Array(1000);
    signal[7] = -3;
    expect(signalScale(signal)).toBe(3);
  });

  it("is zero for a signal of zeros, and for none", () => {
    expect(signalScale(new Float32Array(9))).toBe(0);
    expect(signalScale(new Float32Array())).toBe(0);
  });

  it("leaves the signal as it was", () => {
    const signal = Float32Array.of(3, -1, 2);
    signalScale(signal);
    expect(Array.from(signal)).toEqual([3, -1, 2]);
  });
});
