import { expect, test } from "vitest";
import { tallyErrors } from "./error-rates.ts";

test("top-1, top-5, mean over classes, loss, of batches added up", () => {
  const tally = tallyErrors(6);
  const rising = [0.05, 0.1, 0.15, 0.2, 0.22, 0.28];
  tally.add(Float32Array.from([...rising, ...rising]), Int32Array.of(5, 1));
  tally.add(Float32Array.from([...rising, ...rising]), Int32Array.of(0, 1));
  const rates = tally.rates();
  expect(rates.images).toBe(4);
  expect(rates.top1).toBe(3 / 4);
  expect(rates.top5).toBe(1 / 4);
  expect(rates.classAccuracy).toEqual([0, 0, undefined, undefined, undefined, 1]);
  expect(rates.meanClassAccuracy).toBeCloseTo(1 / 3, 12);
  expect(rates.loss).toBeCloseTo(-(Math.log(0.28) + 2 * Math.log(0.1) + Math.log(0.05)) / 4, 6);
});

test("many images of one class do not outweigh one of another", () => {
  const tally = tallyErrors(2);
  for (let image = 0; image < 9; image++) tally.add(Float32Array.of(0.9, 0.1), Int32Array.of(0));
  tally.add(Float32Array.of(0.9, 0.1), Int32Array.of(1));
  expect(tally.rates()).toMatchObject({ top1: 0.1, top5: 0, meanClassAccuracy: 0.5 });
});

test("of equal scores the first class is the answer", () => {
  const tally = tallyErrors(7);
  tally.add(new Float32Array(7).fill(1 / 7), Int32Array.of(0));
  expect(tally.rates()).toMatchObject({ top1: 0, top5: 0 });
  tally.add(new Float32Array(7).fill(1 / 7), Int32Array.of(5));
  expect(tally.rates()).toMatchObject({ top1: 0.5, top5: 0.5 });
});

test("a score that is no number, or 0, is wrong, and finite", () => {
  const tally = tallyErrors(2);
  tally.add(Float32Array.of(Number.NaN, Number.NaN, 1, 0), Int32Array.of(0, 1));
  expect(tally.rates().top1).toBe(1);
  const zero = tallyErrors(2);
  zero.add(Float32Array.of(1, 0), Int32Array.of(1));
  expect(zero.rates().loss).toBeGreaterThan(700);
  expect(zero.rates().loss).toBeLessThan(800);
});
