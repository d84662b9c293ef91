import * as tf from "@tensorflow/tfjs-core";
import { describe, test } from "vitest";
import { compareWithCpu } from "../compare-with-cpu.ts";

const normal = (shape: number[], seed = 1) => tf.randomNormal(shape, 0, 1, "float32", seed);
/** Feature maps that are channels-first inside a graph. */
const map = (channels: number) => tf.transpose(normal([2, channels, 4, 5]), [0, 2, 3, 1]);

describe("Transpose", () => {
  for (const perm of [
    [0, 1, 2, 3],
    [0, 3, 1, 2],
    [0, 2, 3, 1],
    [3, 1, 0, 2],
  ]) {
    test(`x=[2,3,4,5] perm=${perm}`, () => compareWithCpu(() => tf.transpose(normal([2, 3, 4, 5]), perm)));
    test(`feature map perm=${perm}`, () => compareWithCpu(() => tf.transpose(map(3), perm)));
  }
  for (const dtype of ["int32", "bool"] as const)
    test(`${dtype} x=[2,3]`, () => compareWithCpu(() => tf.transpose(tf.tensor2d([1, 0, 0, 1, 1, 0], [2, 3], dtype))));
});

describe("Reshape", () => {
  for (const shape of [[-1], [4, 30], [2, 3, 4, 5]])
    test(`feature map to [${shape}]`, () => compareWithCpu(() => tf.reshape(map(3), shape)));
  test("of a result, then used in both shapes", () =>
    compareWithCpu(() => {
      const x = tf.relu(normal([2, 6]));
      return [tf.transpose(x), tf.transpose(tf.reshape(x, [3, 4]))];
    }));
});
