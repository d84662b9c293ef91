import { expect, it } from "vitest";
import { toProbabilities } from "./to-probabilities.ts";

const scores = Float32Array.of(0, Math.log(3), 20, 21);

it("what is probable already stays", () => {
  expect(toProbabilities(Float32Array.of(0.25, 0.5), { squash: "none", classes: 2 })).toEqual(
    Float64Array.of(0.25, 0.5),
  );
});

it("a softmax of each row", () => {
  const [less, more, ...second] = toProbabilities(scores, { squash: "softmax", classes: 2 });
  expect([less, more]).toEqual([expect.closeTo(0.25, 7), expect.closeTo(0.75, 7)]);
  expect(second).toEqual([expect.closeTo(1 / (1 + Math.E), 12), expect.closeTo(Math.E / (1 + Math.E), 12)]);
});

it("scores too large for their powers have a softmax", () => {
  const probabilities = toProbabilities(Float32Array.of(1000, 1000, -1000), { squash: "softmax", classes: 3 });
  expect(probabilities).toEqual(Float64Array.of(0.5, 0.5, 0));
});

it("a sigmoid of each score; of 20 and 21 the second is the more probable", () => {
  const [even, more, high, higher] = toProbabilities(scores, { squash: "sigmoid", classes: 2 });
  expect([even, more]).toEqual([0.5, expect.closeTo(0.75, 7)]);
  expect(higher).toBeGreaterThan(high!);
  expect(higher).toBeLessThan(1);
});

it("a score that overflowed has no probability, one of −∞ has 0", () => {
  const overflown = Float32Array.of(Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY);
  expect(toProbabilities(overflown, { squash: "sigmoid", classes: 2 })).toEqual(Float64Array.of(Number.NaN, 0));
  expect(toProbabilities(overflown, { squash: "softmax", classes: 2 })[0]).toBeNaN();
});
