import * as tf from "@tensorflow/tfjs-core";
import { describe, test } from "vitest";
import { compareWithCpu } from "../compare-with-cpu.ts";

const { NaN: nan, POSITIVE_INFINITY: infinity } = Number;
const reductions = { argMax: tf.argMax, argMin: tf.argMin };
// Few values, so that there are ties.
const dice = (shape: number[], seed: number) => tf.round(tf.randomUniform(shape, -2, 2, "float32", seed));

describe("ArgMax, ArgMin", () => {
  for (const [name, compute] of Object.entries(reductions)) {
    for (const dtype of ["float32", "int32"] as const)
      for (const axis of [0, 1, 2, -1])
        test(`${name} x=${dtype}[3,4,50] axis=${axis}`, () =>
          compareWithCpu(() => compute(tf.cast(dice([3, 4, 50], 1), dtype), axis)));
    for (const axis of [0, 1, 2, 3])
      test(`${name} channels-first x=[2,3,4,5] axis=${axis}`, () =>
        compareWithCpu(() => compute(tf.maxPool(dice([2, 3, 4, 5], 2) as tf.Tensor4D, 2, 1, "same"), axis)));
    for (const flat of [
      [48, 5],
      [1, 48, 5],
      [4, 60],
    ])
      test(`${name} channels-first x=[1,6,8,5] as [${flat}]`, () =>
        compareWithCpu(() =>
          compute(tf.reshape(tf.maxPool(dice([1, 6, 8, 5], 3) as tf.Tensor4D, 2, 1, "same"), flat), -2),
        ));
    for (const worst of [infinity, -infinity, nan])
      for (const length of [3, 40])
        test(`${name} of ${worst} alone, and beside a number: x=[3,${length}]`, () =>
          compareWithCpu(() => {
            const rest = Array<number>(length - 3).fill(worst);
            const x = tf.tensor2d([
              [worst, worst, worst, ...rest],
              [worst, 2, ...rest, worst],
              [worst, nan, ...rest, 1],
            ]);
            return [compute(x, 1), compute(x, 0)];
          }));
    for (const axis of [0, 1])
      test(`${name} passes over NaN, but for a first one: x=[4,3] axis=${axis}`, () =>
        compareWithCpu(() =>
          compute(tf.tensor2d([1, nan, 2, nan, 4, 3, nan, nan, -infinity, 3, nan, 3], [4, 3]), axis),
        ));
  }
});
