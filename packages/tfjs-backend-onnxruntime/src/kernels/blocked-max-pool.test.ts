import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-core/dist/register_all_gradients.js";
import { describe, test } from "vitest";
import { compareWithCpu } from "../compare-with-cpu.ts";

type Size4 = [number, number, number, number];

/** Values of few kinds, so that windows have ties. */
const tied = (shape: Size4, seed: number) =>
  tf.round(tf.mul(tf.randomNormal(shape, 0, 1, "float32", seed), 1.5)) as tf.Tensor4D;

/** In blocks, as a convolution by filters that change leaves its output. */
function inBlocks(x: tf.Tensor4D): tf.Tensor4D {
  const channels = x.shape[3];
  const identity = tf.reshape<tf.Rank.R4>(tf.eye(channels), [1, 1, channels, channels]);
  return tf.conv2d(x, tf.mul(identity, 1) as tf.Tensor4D, 1, "valid");
}

const cases = [
  { x: [2, 9, 11, 16], k: [3, 3], s: [2, 2], p: "valid" },
  { x: [2, 10, 8, 32], k: [3, 3], s: [2, 2], p: "valid" },
  { x: [1, 6, 7, 16], k: [2, 2], s: [2, 2], p: "valid" },
  { x: [1, 7, 8, 16], k: [3, 2], s: [1, 2], p: "valid" },
  { x: [1, 7, 9, 16], k: [5, 4], s: [2, 3], p: "valid" },
  { x: [1, 8, 8, 16], k: [1, 3], s: [1, 1], p: "valid" },
  { x: [1, 8, 8, 16], k: [8, 8], s: [1, 1], p: "valid" },
  { x: [1, 9, 9, 16], k: [2, 2], s: [3, 3], p: "valid" },
  { x: [1, 9, 8, 16], k: [3, 3], s: [2, 2], p: "same" },
] as const;

describe.each(cases)("x=[$x] f=[$k] s=[$s] p=$p", ({ x, k, s, p }) => {
  const pool = (maps: tf.Tensor4D) => tf.maxPool(maps, [...k], [...s], p);

  test("MaxPool", () => compareWithCpu(() => pool(inBlocks(tied([...x], 1)))));

  test("MaxPoolGrad: to the first maximum, row by row, and added where windows meet", () =>
    compareWithCpu(() => {
      const weights = (maps: tf.Tensor) => tf.randomNormal(maps.shape as Size4, 0, 1, "float32", 2);
      const loss = (maps: tf.Tensor4D) => {
        const pooled = pool(inBlocks(maps));
        return tf.sum(tf.mul(pooled, weights(pooled))) as tf.Scalar;
      };
      return tf.grad((maps: tf.Tensor) => loss(maps as tf.Tensor4D))(tied([...x], 1));
    }));
});

test("MaxPoolGrad: of several infinities in a window the first one wins", () =>
  compareWithCpu(() => {
    const input = tf.exp(tf.mul(inBlocks(tied([1, 8, 8, 16], 3)), 1000)) as tf.Tensor4D;
    const output = tf.maxPool(input, 3, 2, "valid");
    const dy = tf.randomNormal(output.shape, 0, 1, "float32", 4);
    const attributes = { filterSize: 3, strides: 2, pad: "valid" };
    return tf.engine().runKernel("MaxPoolGrad", { dy, input, output }, attributes) as tf.Tensor;
  }));
