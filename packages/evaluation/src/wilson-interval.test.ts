import { expect, test } from "vitest";
import { wilsonInterval } from "./wilson-interval.ts";

test.each([
  [472, 1000, 0.44122510067058457, 0.5029891978046065],
  [1, 10, 0.017876213095072896, 0.4041500267952385],
  [3, 4, 0.30064184258240184, 0.9544127391902995],
  [0, 7, 0, 0.35433043506668743],
  [10, 10, 0.7224672001371107, 1],
])("%d of %d is between %f and %f", (count, total, low, high) => {
  const rate = wilsonInterval(count, total);
  expect(rate.share).toBe(count / total);
  expect(rate.low).toBeCloseTo(low, 12);
  expect(rate.high).toBeCloseTo(high, 12);
});

test("of none or all, the bound is the share itself", () => {
  expect(wilsonInterval(0, 7).low).toBe(0);
  expect(wilsonInterval(10, 10).high).toBe(1);
});

test("of nothing it may be anything", () => {
  expect(wilsonInterval(0, 0)).toEqual({ share: Number.NaN, low: 0, high: 1 });
});
