import { expect, test } from "vitest";
import { averagePrecision } from "./average-precision.ts";
import { meanAveragePrecision } from "./mean-average-precision.ts";

const falling = [0.9, 0.8, 0.7, 0.6, 0.5];

test("the area under the curve, by hand: precision 1, 2/3 and 3/5 at recalls of 1/3, 2/3 and 1", () => {
  expect(averagePrecision(falling, [1, 0, 1, 0, 1])).toBeCloseTo((1 + 2 / 3 + 3 / 5) / 3, 12);
});

test("eleven points, by hand: 1 at 0 to 0.3, 2/3 at 0.4 to 0.6, 3/5 at 0.7 to 1", () => {
  expect(averagePrecision(falling, [1, 0, 1, 0, 1], "eleven-points")).toBeCloseTo(
    (4 * 1 + 3 * (2 / 3) + 4 * (3 / 5)) / 11,
    12,
  );
});

test("precision is the highest at that recall or a higher one", () => {
  expect(averagePrecision(falling, [0, 1, 1, 0, 0])).toBeCloseTo(2 / 3, 12);
  expect(averagePrecision(falling, [0, 1, 1, 0, 0], "eleven-points")).toBeCloseTo(2 / 3, 12);
});

test.each([
  [[true, true, false, false, false], 1],
  [[true, true, true, true, true], 1],
  [[false, false, false, false, true], 1 / 5],
  [[false, false, false, false, false], undefined],
])("positives %j: %s", (positives, expected) => {
  expect(averagePrecision(falling, positives)).toBe(expected);
});

test("the order of images does not matter, of equal scores either", () => {
  expect(averagePrecision([0.5, 0.9, 0.7, 0.6, 0.8], [1, 1, 1, 0, 0])).toBeCloseTo((1 + 2 / 3 + 3 / 5) / 3, 12);
  for (const positives of [
    [1, 0, 0, 1],
    [0, 1, 0, 1],
    [0, 0, 1, 1],
  ])
    expect(averagePrecision([0.7, 0.7, 0.7, 0.2], positives)).toBe(1 / 2);
});

test("a score that is no number is the lowest", () => {
  expect(averagePrecision([Number.NaN, 0.1, 0.2], [1, 0, 0])).toBe(1 / 3);
  expect(averagePrecision([Number.NaN, Number.NEGATIVE_INFINITY], [1, 0])).toBe(1 / 2);
});

test("as many positives as scores", () => {
  expect(() => averagePrecision([1, 2], [1])).toThrow("positives: expected 2, one a score, got 1");
});

test("the mean over the classes that have images", () => {
  // Columns: 0.9 0.2 0.4 with the first and third, 0.1 0.8 0.3 with the third, and one without images.
  const scores = Float32Array.of(0.9, 0.1, 0.5, 0.2, 0.8, 0.5, 0.4, 0.3, 0.5);
  const labels = [1, 0, 0, 0, 0, 0, 1, 1, 0];
  expect(meanAveragePrecision(scores, labels, 3)).toEqual({ mean: 0.75, classPrecision: [1, 0.5, undefined] });
  expect(meanAveragePrecision(scores, new Array(9).fill(0), 3).mean).toBeNaN();
  expect(() => meanAveragePrecision(scores, [1, 0], 3)).toThrow("labels: expected 9, in rows of 3, got 2");
  expect(() => meanAveragePrecision(scores, labels, 2)).toThrow("labels: expected 9, in rows of 2, got 9");
});

test("an image that is neither is left out for the class alone, by hand", () => {
  // Of the first column 0.9 is left out: 1 and 2/3 at recalls of 1/2 and 1. Of the second nothing is: 1/2 and 2/4.
  const scores = Float64Array.of(0.9, 0.8, 0.8, 0.7, 0.7, 0.6, 0.6, 0.5);
  const labels = [-1, 0, 1, 1, 0, 0, 1, 1];
  expect(meanAveragePrecision(scores, labels, 2).classPrecision).toEqual([
    expect.closeTo((1 + 2 / 3) / 2, 12),
    expect.closeTo((1 / 2 + 2 / 4) / 2, 12),
  ]);
  expect(meanAveragePrecision(scores, [-1, 0, -1, 0, -1, 0, -1, 1], 2).classPrecision).toEqual([undefined, 1 / 4]);
});
