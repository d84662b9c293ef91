import { expect, test } from "vitest";
import { ProgressRate } from "./watch-rate.ts";

function rateOf(samples: readonly (readonly [seconds: number, done: number])[], now: number): number | undefined {
  const rate = new ProgressRate();
  for (const [seconds, done] of samples) {
    rate.add(done, seconds * 1000);
  }
  return rate.perSecond(now * 1000);
}

test("is not known before something was done", () => {
  expect(rateOf([], 1)).toBeUndefined();
  expect(rateOf([[0, 0]], 1)).toBeUndefined();
  expect(
    rateOf(
      [
        [0, 16],
        [3, 16],
      ],
      4,
    ),
  ).toBeUndefined();
});

const steady = Array.from({ length: 31 }, (_, second) => [second, 20 * second] as const);

test("is what was done over the time it took, however long ago within the usual", () => {
  expect(rateOf(steady.slice(0, 4), 3)).toBe(20);
  expect(rateOf(steady.slice(0, 4), 4.5)).toBe(20);
});

test("is of the last seconds only", () => {
  const faster = Array.from({ length: 30 }, (_, second) => [31 + second, 600 + 80 * (second + 1)] as const);
  expect(rateOf([...steady, ...faster], 60)).toBe(80);
});

test("is not known where nothing comes any more; comes again with what is done next", () => {
  const start = steady.slice(0, 6);
  expect(rateOf(start, 9)).toBe(20);
  expect(rateOf(start, 11)).toBeUndefined();
  expect(rateOf([...start, [100, 120]], 100)).toBeCloseTo(20 / 95, 6);
});

test("what is slow is waited for twice as long as usual", () => {
  const slow = [0, 30, 60].map((second) => [second, second / 2] as const);
  expect(rateOf(slow, 119)).toBe(0.5);
  expect(rateOf(slow, 121)).toBeUndefined();
});

test("begins anew where less is done than before", () => {
  expect(rateOf([...steady, [31, 0], [32, 5]], 32)).toBe(5);
});
