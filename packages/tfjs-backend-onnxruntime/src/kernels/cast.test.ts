import * as tf from "@tensorflow/tfjs-core";
import { describe, test } from "vitest";
import { compareWithCpu } from "../compare-with-cpu.ts";

const values = {
  float32: [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0, 1.9, -1.9, 0.1, 3e9, -3e9, 1e20],
  int32: [0, 1, -1, 7, 2147483647, -2147483648],
  bool: [0, 1, 1],
};
const types = ["float32", "int32", "bool"] as const;

describe("Cast", () => {
  for (const from of types)
    for (const to of types)
      test(`${from} to ${to}`, () => compareWithCpu(() => tf.cast(tf.tensor1d(values[from], from), to)));

  test("float32[] to int32", () => compareWithCpu(() => tf.cast(tf.scalar(3e9), "int32")));

  test("channels-first float32[1,3,4,5] to int32", () =>
    compareWithCpu(() => {
      const x = tf.randomNormal([1, 3, 4, 5], 0, 2e9, "float32", 1) as tf.Tensor4D;
      return tf.cast(tf.maxPool(x, 2, 1, "same"), "int32");
    }));
});
