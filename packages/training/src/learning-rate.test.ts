import { expect, test } from "vitest";
import { constantRate, cosineRate, stepRate } from "./learning-rate.ts";

test("a cosine begins at its peak, is half of it midway and ends at zero", () => {
  const rate = cosineRate(0.2);
  expect(rate(0)).toBeCloseTo(0.2);
  expect(rate(0.5)).toBeCloseTo(0.1);
  expect(rate(1)).toBeCloseTo(0);
});

test("warmup rises to the peak", () => {
  const rate = cosineRate(0.2, 0.1);
  expect(rate(0)).toBeLessThan(0.01);
  expect(rate(0.05)).toBeCloseTo(0.1, 2);
  expect(rate(0.1)).toBeCloseTo(0.2);
});

test("steps multiply at their moments", () => {
  const rate = stepRate(0.1, [0.5, 0.75]);
  expect(rate(0.49)).toBeCloseTo(0.1);
  expect(rate(0.5)).toBeCloseTo(0.01);
  expect(rate(0.9)).toBeCloseTo(0.001);
});

test("a constant rate stays", () => expect([0, 0.5, 1].map(constantRate(0.3))).toEqual([0.3, 0.3, 0.3]));

test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])("refuses a rate of %d", (rate) => {
  expect(() => cosineRate(rate)).toThrow("expected a learning rate above 0");
  expect(() => constantRate(rate)).toThrow("expected a learning rate above 0");
  expect(() => stepRate(rate, [])).toThrow("expected a learning rate above 0");
});
