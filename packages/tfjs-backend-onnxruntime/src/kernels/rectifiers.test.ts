import * as tf from "@tensorflow/tfjs-core";
import { describe, test } from "vitest";
import { compareWithCpu } from "../compare-with-cpu.ts";

const values = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, -0, 0.3, -0.3, 4, -4, 1e-40];
const normal = (shape: number[], seed: number) => tf.randomNormal(shape, 0, 1, "float32", seed);

describe("rectifiers", () => {
  for (const alpha of [0, 0.25, -1])
    test(`step x=[10] alpha=${alpha}`, () => compareWithCpu(() => tf.step(tf.tensor1d(values), alpha)));

  test("leakyRelu x=[10] alpha=0.1", () => compareWithCpu(() => tf.leakyRelu(tf.tensor1d(values), 0.1)));

  test("leakyRelu x=int32[3] alpha=0.5", () =>
    compareWithCpu(() => tf.leakyRelu(tf.tensor1d([-3, 0, 5], "int32"), 0.5)));

  for (const slope of [[5], [1, 1, 5], [1], [2, 3, 4, 5]])
    test(`prelu x=[2,3,4,5] alpha=[${slope}]`, () =>
      compareWithCpu(() => tf.prelu(normal([2, 3, 4, 5], 1), normal(slope, 2))));

  test("prelu channels-first x=[2,3,4,5] alpha=[5]", () =>
    compareWithCpu(() => tf.prelu(tf.maxPool(normal([2, 3, 4, 5], 1) as tf.Tensor4D, 2, 1, "same"), normal([5], 2))));

  test("EluGrad x=[2,9]", () =>
    compareWithCpu(
      () => tf.engine().runKernel("EluGrad", { dy: normal([2, 9], 3), y: normal([2, 9], 4) }) as tf.Tensor,
    ));
});
