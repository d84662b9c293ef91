import * as tf from "@tensorflow/tfjs-core";
import { describe, expect, test } from "vitest";
import { compareWithCpu } from "../compare-with-cpu.ts";

const normal = (shape: number[], seed: number) => tf.randomNormal(shape, 0, 3, "float32", seed);

describe("Softmax", () => {
  for (const shape of [[5], [4, 10], [2, 3, 4], [2, 3, 2, 5]])
    test(`x=[${shape}]`, () => compareWithCpu(() => [tf.softmax(normal(shape, 1)), tf.logSoftmax(normal(shape, 2))]));

  test("channels-first x=[2,3,4,5]", () =>
    compareWithCpu(() => tf.softmax(tf.maxPool(normal([2, 3, 4, 5], 3) as tf.Tensor4D, 2, 1, "same"))));

  test("large, infinite and no numbers x=[3,2]", () =>
    compareWithCpu(() => tf.softmax(tf.tensor2d([500, -500, Number.NEGATIVE_INFINITY, 1, Number.NaN, 1], [3, 2]))));

  test("a number alone is refused by the call", () =>
    expect(() => tf.softmax(tf.scalar(1))).toThrow("All values in axis param must be in range"));
});
