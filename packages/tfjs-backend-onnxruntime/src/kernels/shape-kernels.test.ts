import * as tf from "@tensorflow/tfjs-core";
import { describe, expect, test } from "vitest";
import { compareWithCpu } from "../compare-with-cpu.ts";

const normal = (shape: number[], seed = 1) => tf.randomNormal(shape, 0, 1, "float32", seed);
/** Feature maps that are channels-first inside a graph. */
const map = (channels: number) => tf.transpose(normal([2, channels, 4, 5]), [0, 2, 3, 1]);

describe("Concat", () => {
  for (const axis of [0, 1, -1])
    test(`x=[2,3,2] y=[2,3,2] axis=${axis}`, () =>
      compareWithCpu(() => tf.concat([normal([2, 3, 2]), normal([2, 3, 2], 2)], axis)));
  for (const dtype of ["int32", "bool"] as const)
    test(`${dtype} [2] + [1]`, () =>
      compareWithCpu(() => tf.concat([tf.tensor1d([1, 0], dtype), tf.tensor1d([1], dtype)])));
  test("nothing beside something", () => compareWithCpu(() => tf.concat([tf.tensor2d([], [0, 2]), normal([3, 2])], 0)));
  test("feature maps by channels", () => compareWithCpu(() => tf.relu(tf.concat([map(3), map(2)], 3))));
  test("feature maps with a tensor, by rows", () =>
    compareWithCpu(() => tf.relu(tf.concat([map(3), normal([2, 1, 5, 3])], 1))));
  test("shapes that do not fit", async () => {
    await tf.setBackend("onnxruntime");
    expect(() => tf.concat([normal([2, 3]), normal([2, 2])], 0)).toThrow(/Shape of tensors\[1\]/);
  });
});

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
