import { expect, test } from "vitest";
import { countLabels, labelPurity } from "./count-labels.ts";

const labels = [[3], [3], [1, 5], [1], []];
const tops = (...images: number[]) => images.map((image) => ({ image }));

test("labels are counted, most first, of equals the stronger image's", () => {
  expect(countLabels(tops(0, 1, 2, 3, 4), (image) => labels[image]!)).toEqual([
    { label: 3, count: 2, rank: 0 },
    { label: 1, count: 2, rank: 2 },
    { label: 5, count: 1, rank: 2 },
  ]);
  expect(countLabels(tops(3, 1), (image) => labels[image]!)[0]).toEqual({ label: 1, count: 1, rank: 0 });
});

test("purity is the commonest label's share of all the strongest", () => {
  const counts = countLabels(tops(0, 1, 3, 4), (image) => labels[image]!);
  expect(labelPurity(counts, 4)).toBe(0.5);
});

test("without labels, or without tops, purity is 0", () => {
  expect(labelPurity([], 4)).toBe(0);
  expect(labelPurity([], 0)).toBe(0);
});
