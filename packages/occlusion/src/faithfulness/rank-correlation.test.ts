import { expect, test } from "vitest";
import { rankCorrelation } from "./rank-correlation.ts";

const correlate = (a: number[], b: number[]): number => rankCorrelation(Float32Array.from(a), Float32Array.from(b));

test("the same order is 1, the opposite −1, whatever the sizes and signs", () => {
  expect(correlate([1, -2, 3, -40], [0.1, 5, -6, 7])).toBe(1);
  expect(correlate([1, 2, 3, 4], [9, -8, 7, 6])).toBe(-1);
});

test("without ties: 1 − 6 Σ d² / (n (n² − 1))", () => {
  // Ranks 1 2 3 4 5 and 2 1 4 3 5: Σ d² = 4.
  expect(correlate([1, 2, 3, 4, 5], [20, 10, 40, 30, 50])).toBeCloseTo(1 - (6 * 4) / (5 * 24), 12);
});

test("ties share the mean of their ranks", () => {
  // Ranks less their mean: −1.5 0 0 1.5 and −1.5 −0.5 0.5 1.5.
  expect(correlate([1, 2, -2, 3], [1, 2, 3, 4])).toBeCloseTo(4.5 / Math.sqrt(4.5 * 5), 12);
});

test("places that were not measured do not count; a map that is level goes with nothing", () => {
  expect(correlate([1, Number.NaN, 2, 3], [1, 9, Number.NaN, 3])).toBe(1);
  expect(correlate([2, -2, 2], [1, 2, 3])).toBe(0);
});

test("maps of different sizes are refused", () => {
  expect(() => correlate([1], [1, 2])).toThrow(RangeError("expected maps of one size, got 1 and 2 values"));
});
