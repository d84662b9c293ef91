import { expect, test } from "vitest";
import { collectScores } from "./collect-scores.ts";

/** Scores of two classes before any squashing, and what is in each image. */
const logits = [
  [4, 9],
  [3, 0],
  [2, -5],
];
const labels = [[0, 1], [0], []];

const sigmoids = Float64Array.from(logits.flat(), (logit) => 1 / (1 + Math.exp(-logit)));
const softmaxes = Float64Array.from(
  logits.flatMap((row) => {
    const powers = row.map(Math.exp);
    return powers.map((power) => power / (powers[0]! + powers[1]!));
  }),
);

function precisionsOf(scores: Float64Array, difficult?: readonly (readonly number[])[]) {
  const collection = collectScores(3, 2, [0, 1]);
  collection.add(scores.subarray(0, 2), labels.slice(0, 1), difficult?.slice(0, 1));
  collection.add(scores.subarray(2), labels.slice(1), difficult?.slice(1));
  return collection.precision().classPrecision;
}

test("sigmoids rank by each class alone; a softmax puts what is beside another class last, by hand", () => {
  // Class 0 is in the first two. Its logits fall as the images come; its softmaxes are 0.007, 0.953 and 0.999.
  expect(precisionsOf(sigmoids)).toEqual([1, 1]);
  expect(precisionsOf(softmaxes)).toEqual([expect.closeTo(2 / 3, 12), 1]);
});

test("a class that is difficult in an image leaves it out for that class, unless it is surely there too; by hand", () => {
  // Without the third, both that are left have class 0.
  expect(precisionsOf(softmaxes, [[0], [], [0]])).toEqual([1, 1]);
  expect(precisionsOf(softmaxes, [[], [], [0, 1]])).toEqual([1, 1]);
});
