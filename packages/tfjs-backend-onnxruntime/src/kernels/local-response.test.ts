import * as tf from "@tensorflow/tfjs-core";
import { describe, test } from "vitest";
import { compareWithCpu } from "../compare-with-cpu.ts";

type Size4 = [number, number, number, number];

const normal = (shape: Size4, seed: number) => tf.randomNormal<tf.Rank.R4>(shape, 0, 3, "float32", seed);

const cases: readonly { readonly x: Size4; readonly r: number; readonly beta: number; readonly alpha?: number }[] = [
  { x: [2, 3, 4, 9], r: 2, beta: 0.75 },
  { x: [2, 3, 4, 9], r: 1, beta: 0.5 },
  { x: [1, 3, 2, 8], r: 3, beta: 1 },
  { x: [1, 3, 2, 8], r: 5, beta: 0.6 },
  { x: [1, 3, 2, 4], r: 0, beta: 0.75 },
  { x: [1, 3, 2, 4], r: 9, beta: 0.75 },
  { x: [1, 3, 2, 1], r: 2, beta: 0.75 },
  { x: [1, 3, 2, 6], r: 2, beta: 2, alpha: -0.3 },
];

for (const { x, r, beta, alpha = 0.2 } of cases) {
  const attributes = { depthRadius: r, bias: 1.5, alpha, beta };
  const title = `x=[${x}] r=${r} alpha=${alpha} beta=${beta}`;

  describe("LRN", () => {
    test(title, () => compareWithCpu(() => tf.localResponseNormalization(normal(x, 1), r, 1.5, alpha, beta)));
  });

  describe("LRNGrad", () => {
    test(title, () =>
      compareWithCpu(() => {
        const inputs = { x: normal(x, 2), y: normal(x, 3), dy: normal(x, 4) };
        return tf.engine().runKernel(tf.LRNGrad, inputs, attributes) as tf.Tensor;
      }),
    );
  });
}
