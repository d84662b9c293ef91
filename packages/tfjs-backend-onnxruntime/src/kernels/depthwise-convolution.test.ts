import * as tf from "@tensorflow/tfjs-core";
import { describe, test } from "vitest";
import { compareWithCpu } from "../compare-with-cpu.ts";

type Size4 = [number, number, number, number];

const normal = (shape: Size4, seed: number) => tf.randomNormal<tf.Rank.R4>(shape, 0, 1, "float32", seed);

const cases = ([1, 2] as const).flatMap((multiplier) => [
  ...(["same", "valid", 1] as const).flatMap((p) =>
    [1, 2].map((s) => ({ x: [2, 7, 6, 3] as Size4, f: [3, 2, 3, multiplier] as Size4, s, p })),
  ),
  { x: [1, 5, 8, 2] as Size4, f: [5, 3, 2, multiplier] as Size4, s: 3, p: "same" as const },
]);

describe("DepthwiseConv2dNative", () => {
  for (const { x, f, s, p } of cases)
    for (const d of s === 1 ? [1, 2] : [1])
      test(`x=[${x}] f=[${f}] s=${s} d=${d} p=${p}`, () =>
        compareWithCpu(() => tf.depthwiseConv2d(normal(x, 1), normal(f, 2), s, p, "NHWC", d)));
});

describe("FusedDepthwiseConv2D", () => {
  for (const activation of ["linear", "relu", "relu6", "leakyrelu", "prelu"] as const)
    for (const biasShape of [[6], [1]])
      test(`x=[1,5,5,3] f=[3,3,3,2] s=1 p=same bias=[${biasShape}] ${activation}`, () =>
        compareWithCpu(() =>
          tf.fused.depthwiseConv2d({
            x: normal([1, 5, 5, 3], 3),
            filter: normal([3, 3, 3, 2], 4),
            strides: 1,
            pad: "same",
            bias: tf.randomNormal<tf.Rank.R1>(biasShape as [number], 0, 1, "float32", 5),
            activation,
            leakyreluAlpha: 0.3,
            ...(activation === "prelu" ? { preluActivationWeights: normal([1, 1, 1, 6], 6) } : {}),
          }),
        ));
});
