import * as tf from "@tensorflow/tfjs-core";
import { describe, test } from "vitest";
import { compareWithCpu } from "../compare-with-cpu.ts";

const normal = (shape: number[], seed: number) =>
  tf.randomNormal<tf.Rank>(shape as tf.ShapeMap[tf.Rank], 0, 1, "float32", seed);
const positive = (shape: number[], seed: number) =>
  tf.randomUniform<tf.Rank>(shape as tf.ShapeMap[tf.Rank], 0.5, 2, "float32", seed);

const cases: readonly { readonly x: number[]; readonly mean: number[]; readonly given: string }[] = [
  { x: [2, 4, 5, 3], mean: [3], given: "scale, offset" },
  { x: [2, 4, 5, 3], mean: [3], given: "" },
  { x: [2, 4, 5, 3], mean: [3], given: "offset" },
  { x: [2, 4, 5, 3], mean: [3], given: "scale" },
  { x: [6, 3], mean: [3], given: "scale, offset" },
  { x: [4, 5, 3], mean: [3], given: "scale" },
  { x: [2, 4, 5, 3], mean: [2, 4, 5, 3], given: "scale, offset" },
];

describe("FusedBatchNorm", () => {
  for (const { x, mean, given } of cases)
    for (const kind of ["uploaded", "computed"])
      test(`x=[${x}] mean=[${mean}], with ${given || "neither scale nor offset"}, ${kind}`, () =>
        compareWithCpu(() => {
          const make = (tensor: tf.Tensor) => (kind === "computed" ? tf.mul(tensor, 1.5) : tensor);
          return tf.batchNorm(
            normal(x, 1),
            make(normal(mean, 2)) as tf.Tensor1D,
            make(positive(mean, 3)) as tf.Tensor1D,
            given.includes("offset") ? (make(normal(mean, 4)) as tf.Tensor1D) : undefined,
            given.includes("scale") ? (make(positive(mean, 5)) as tf.Tensor1D) : undefined,
            0.01,
          );
        }));

  test("x=[1,4,4,2] after a convolution with fixed filters", () =>
    compareWithCpu(() => {
      const maps = tf.conv2d(normal([1, 4, 4, 3], 1) as tf.Tensor4D, normal([3, 3, 3, 2], 2) as tf.Tensor4D, 1, "same");
      const [mean, variance] = [tf.tensor1d([0.5, -1]), tf.tensor1d([2, 0.3])];
      return tf.relu(tf.batchNorm(maps, mean, variance, tf.tensor1d([0.1, 0.2]), tf.tensor1d([2, -3])));
    }));
});
