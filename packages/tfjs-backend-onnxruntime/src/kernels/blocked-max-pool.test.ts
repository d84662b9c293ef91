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

describe("MaxPoolGrad of many numbers, which a program of its own computes", () => {
  const normal = (shape: Size4, deviation: number, seed: number) =>
    tf.randomNormal(shape, 0, deviation, "float32", seed) as tf.Tensor4D;

  /** A convolution, a pool, and the same again. */
  const run = (x: tf.Tensor, first: tf.Tensor, bias: tf.Tensor, second: tf.Tensor) => {
    const maps = tf.add(tf.conv2d(x as tf.Tensor4D, first as tf.Tensor4D, 1, "same"), bias) as tf.Tensor4D;
    const pooled = tf.relu(tf.maxPool(maps, 3, 2, "valid"));
    const deep = tf.maxPool(tf.conv2d(pooled as tf.Tensor4D, second as tf.Tensor4D, 1, "same"), 2, 2, "valid");
    return tf.sum(tf.mul(deep, normal(deep.shape, 1, 9))) as tf.Scalar;
  };

  test.each([16, 13])("in %i images: gradients of filters, biases and images", (images) =>
    compareWithCpu(
      () => {
        const [x, first] = [normal([images, 25, 25, 2], 1, 1), normal([3, 3, 2, 16], 0.3, 2)];
        const [bias, second] = [normal([1, 1, 1, 16], 1, 3), normal([3, 3, 16, 16], 0.1, 4)];
        const { value, grads } = tf.valueAndGrads(run)([x, first, tf.reshape(bias, [16]), second]);
        return [value, ...grads];
      },
      { tolerance: 1e-4 },
    ),
  );

  test("in 16 images: gradients of filters and biases alone, again and again", async () => {
    for (let time = 0; time < 2; time++)
      await compareWithCpu(
        () => {
          const x = normal([16, 25, 25, 2], 1, 5 + time);
          const loss = (first: tf.Tensor, bias: tf.Tensor, second: tf.Tensor) => run(x, first, bias, second);
          const given = [normal([3, 3, 2, 16], 0.3, 2), tf.zeros([16]), normal([3, 3, 16, 16], 0.1, 4)];
          return tf.grads(loss)(given);
        },
        { tolerance: 1e-4 },
      );
  });

  test("a gradient that is read itself", () =>
    compareWithCpu(() => {
      const maps = inBlocks(tied([16, 25, 25, 16], 6));
      const pooled = (x: tf.Tensor) => tf.sum(tf.square(tf.maxPool(x as tf.Tensor4D, 3, 2, "valid"))) as tf.Scalar;
      return tf.grad(pooled)(maps);
    }));
});
