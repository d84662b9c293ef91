import * as tf from "@tensorflow/tfjs-core";
import { describe, expect, test } from "vitest";
import { compareWithCpu } from "../compare-with-cpu.ts";
import { SUM_SQUARES } from "./sum-squares.ts";

type Size4 = [number, number, number, number];

const normal = (shape: number[], seed: number, deviation = 1) =>
  tf.randomNormal(shape as Size4, 0, deviation, "float32", seed) as tf.Tensor4D;

/** Of each image, by the kernel where there is one. */
function sumOfSquares(x: tf.Tensor, from?: tf.Tensor): tf.Tensor {
  if (tf.getBackend() === "cpu") {
    const difference = from ? tf.sub(x, from) : x;
    return tf.sum(tf.square(tf.reshape(difference, [x.shape[0]!, -1])), 1);
  }
  return tf.sum(tf.engine().runKernel(SUM_SQUARES, { x, ...(from ? { from } : {}) }) as tf.Tensor, 0);
}

test.each([
  [[2, 4]],
  [[3, 7, 5, 3]],
  [[2, 6, 6, 16]],
  [[2, 70, 70, 16]],
  [[2, 70, 70, 19]],
  [[2, 3, 20_000]],
  [[1, 16_411]],
])("of [%s], written by the program", (shape) =>
  compareWithCpu(() => {
    const [x, from] = [normal(shape, 1), normal([1, ...shape.slice(1)], 2)];
    return [sumOfSquares(x), sumOfSquares(x, from)];
  }),
);

describe("of maps that are computed", () => {
  const filters = (k: number, from: number, to: number, seed: number) =>
    tf.keep(normal([k, k, from, to], seed, 1 / (k * Math.sqrt(from))));

  /** Everything that keeps blocks, and what does not. */
  function run(x: tf.Tensor4D, weights: readonly tf.Tensor4D[], biases: readonly tf.Tensor1D[]): tf.Tensor4D[] {
    const convolve = (maps: tf.Tensor4D, place: number, strides = 1) =>
      tf.fused.conv2d({ x: maps, filter: weights[place]!, strides, pad: "same", bias: biases[place]! });
    const first = tf.relu(convolve(x, 0, 2));
    const pooled = tf.maxPool(first, 3, 2, "valid");
    const branches = tf.concat([tf.relu(convolve(pooled, 1)), tf.relu(convolve(pooled, 2))], 3);
    const skipped = tf.relu(tf.add(convolve(branches, 3), branches)) as tf.Tensor4D;
    const odd = tf.relu(tf.add(convolve(skipped, 4), convolve(branches, 4))) as tf.Tensor4D;
    return [first, pooled, branches, skipped, odd];
  }

  test("by constant filters: the squares, and the maps themselves", () =>
    compareWithCpu(
      () => {
        const weights = [
          filters(7, 3, 32, 1),
          filters(1, 32, 16, 2),
          filters(3, 32, 32, 3),
          filters(3, 48, 48, 4),
          filters(1, 48, 27, 5),
        ];
        const biases = [32, 16, 32, 48, 27].map((count, place) =>
          tf.keep(tf.randomNormal([count], 0, 1, "float32", place + 21)),
        );
        const reference = run(normal([1, 140, 132, 3], 11), weights, biases as tf.Tensor1D[]);
        const norms = reference.map((maps) => sumOfSquares(maps));
        // The first ones are computed here, and in blocks from then on.
        const before = norms.map((norm) => tf.tensor1d(norm.dataSync()));
        const results = [12, 13].flatMap((seed) => {
          const maps = run(normal([3, 140, 132, 3], seed), weights, biases as tf.Tensor1D[]);
          const distances = maps.map((own, place) => sumOfSquares(own, reference[place]!));
          return seed === 13 ? [...distances, ...maps] : distances;
        });
        const made = [...before, ...reference, ...results].map((tensor) => tf.clone(tensor));
        tf.dispose([weights, biases]);
        return made;
      },
      { tolerance: 2e-5 },
    ));
});

test("other than numbers, and other shapes, are refused", async () => {
  await tf.setBackend("onnxruntime");
  const run = (inputs: Record<string, tf.Tensor>) => () => tf.engine().runKernel(SUM_SQUARES, inputs);
  const x = tf.zeros([2, 3]);
  expect(run({ x: tf.zeros([2, 3], "int32") })).toThrow(
    new TypeError("SumSquares: expected x of type float32, got int32"),
  );
  expect(run({ x, from: tf.zeros([2, 3]) })).toThrow(new RangeError("SumSquares: expected from [1,3], got [2,3]"));
});
