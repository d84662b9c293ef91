import { expect, test } from "vitest";
import { averageScores } from "./average-scores.ts";

test("the mean of each score over the networks", () => {
  const scores = [Float32Array.of(1, 0, 0.5), Float32Array.of(0.5, 0.5, 0.5), Float32Array.of(0, 0.25, 0.5)];
  expect(averageScores(scores)).toEqual(Float64Array.of(0.5, 0.25, 0.5));
  expect(averageScores(scores.slice(0, 1))).toEqual(Float64Array.of(1, 0, 0.5));
});

test("refuses none, and lists that differ in length", () => {
  expect(() => averageScores([])).toThrow("scores: expected lists of one length, got []");
  expect(() => averageScores([new Float32Array(2), new Float32Array(3)])).toThrow(
    "scores: expected lists of one length, got [2, 3]",
  );
});
