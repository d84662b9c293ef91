import * as tf from "@tensorflow/tfjs-core";
import { describe, test } from "vitest";
import { compareWithCpu } from "../compare-with-cpu.ts";

const values = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, 0.3, -0.3, 4, -4];

describe("ClipByValue", () => {
  for (const [low, high] of [
    [-1, 2],
    [0, Number.POSITIVE_INFINITY],
    [0.1, 0.1],
  ] as const)
    test(`x=float32[8] to ${low}, ${high}`, () => compareWithCpu(() => tf.clipByValue(tf.tensor1d(values), low, high)));

  test("x=int32[4] to -1, 2", () => compareWithCpu(() => tf.clipByValue(tf.tensor1d([-9, -1, 1, 9], "int32"), -1, 2)));

  test("x=int32[4] to fractions falls back", () =>
    compareWithCpu(() => tf.clipByValue(tf.tensor1d([-9, -1, 1, 9], "int32"), -1.5, 2.5), {
      fallbacks: ["ClipByValue"],
    }));
});
