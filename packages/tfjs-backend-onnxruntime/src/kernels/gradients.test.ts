import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-core/dist/register_all_gradients.js";
import { describe, test } from "vitest";
import { compareWithCpu } from "../compare-with-cpu.ts";

type Size4 = [number, number, number, number];

const normal = (shape: Size4, deviation: number, seed: number) =>
  tf.randomNormal<tf.Rank.R4>(shape, 0, deviation, "float32", seed);

const pools = {
  "max pool f=3 s=2 p=valid": (x: tf.Tensor4D) => tf.maxPool(x, 3, 2, "valid"),
  "max pool f=2 s=2 p=same": (x: tf.Tensor4D) => tf.maxPool(x, 2, 2, "same"),
  "average pool f=3 s=2 p=same": (x: tf.Tensor4D) => tf.avgPool(x, 3, 2, "same"),
  "average pool f=2 s=2 p=valid": (x: tf.Tensor4D) => tf.avgPool(x, 2, 2, "valid"),
};

describe("gradients of convolution, ReLU, response normalization, pool, convolution", () => {
  for (const [name, pool] of Object.entries(pools))
    for (const [images, channels] of [
      [2, 3],
      [16, 16],
    ] as const)
      test(`x=[${images},9,8,3] f=[5,5,3,${channels}] s=2, ${name}, f=[3,3,${channels},5]`, () =>
        compareWithCpu(
          () => {
            const loss = (x: tf.Tensor, first: tf.Tensor, second: tf.Tensor) => {
              const maps = tf.relu(tf.conv2d(x as tf.Tensor4D, first as tf.Tensor4D, 2, "same"));
              const pooled = pool(tf.localResponseNormalization(maps, 2, 1, 0.1, 0.75));
              const outputs = tf.conv2d(pooled, second as tf.Tensor4D, 1, "same");
              return tf.sum(tf.square(outputs)) as tf.Scalar;
            };
            const inputs = [
              normal([images, 9, 8, 3], 1, 1),
              normal([5, 5, 3, channels], 0.2, 2),
              normal([3, 3, channels, 5], 0.2, 3),
            ];
            const { value, grads } = tf.valueAndGrads(loss)(inputs);
            return [value, ...grads];
          },
          { tolerance: 1e-4 },
        ));
});
