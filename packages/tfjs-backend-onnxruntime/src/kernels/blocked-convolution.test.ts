import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-core/dist/register_all_gradients.js";
import { describe, test } from "vitest";
import { compareWithCpu } from "../compare-with-cpu.ts";

type Size4 = [number, number, number, number];

const normal = (shape: number[], seed: number) => tf.randomNormal(shape as Size4, 0, 1, "float32", seed) as tf.Tensor4D;

/** Filters that an operation made are no constants of the graph. */
const changing = (shape: number[], seed: number) => tf.mul(normal(shape, seed), 0.5) as tf.Tensor4D;

const cases = [
  { n: 16, h: 5, w: 4, k: [3, 3], c: 16, o: 16, s: 1, p: "same" },
  { n: 16, h: 5, w: 4, k: [5, 3], c: 16, o: 32, s: 1, p: "same" },
  { n: 16, h: 5, w: 4, k: [3, 2], c: 3, o: 16, s: 2, p: "same" },
  { n: 16, h: 8, w: 9, k: [7, 7], c: 16, o: 16, s: 2, p: 3 },
  { n: 16, h: 8, w: 9, k: [5, 5], c: 32, o: 16, s: 2, p: "valid" },
  { n: 16, h: 8, w: 9, k: [4, 4], c: 16, o: 16, s: 4, p: "valid" },
  { n: 2, h: 5, w: 5, k: [1, 1], c: 20, o: 27, s: 1, p: "valid" },
  { n: 16, h: 6, w: 6, k: [6, 6], c: 18, o: 16, s: 1, p: "valid" },
] as const;

describe.each(cases)("x=[$n,$h,$w,$c] f=[$k,$c,$o] s=$s p=$p", ({ n, h, w, k, c, o, s, p }) => {
  const x = () => normal([n, h, w, c], 1);
  const filter = () => changing([...k, c, o], 2);
  const convolve = (maps: tf.Tensor4D, filters: tf.Tensor4D) =>
    tf.fused.conv2d({ x: maps, filter: filters, strides: s, pad: p, bias: tf.mul(normal([o], 3), 1) as tf.Tensor1D });

  test("forward", () => compareWithCpu(() => convolve(x(), filter())));

  test("gradients, between operations that keep the blocks", () =>
    compareWithCpu(
      () => {
        const loss = (maps: tf.Tensor, filters: tf.Tensor) => {
          const seen = tf.relu(
            tf.pad(tf.mul(convolve(maps as tf.Tensor4D, filters as tf.Tensor4D), 2), [
              [0, 0],
              [1, 0],
              [0, 2],
              [0, 0],
            ]),
          );
          return tf.sum(tf.square(seen)) as tf.Scalar;
        };
        return tf.grads((maps, filters) => loss(tf.relu(maps!), filters!))([x(), filter()]);
      },
      { tolerance: 3e-5 },
    ));
});
