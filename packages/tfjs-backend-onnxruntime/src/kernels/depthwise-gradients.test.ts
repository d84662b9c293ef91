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

describe("gradients", () => {
  for (const { x, f, s, p } of cases) {
    const dy = tf.backend_util.computeConv2DInfo(x, f, s, 1, p, undefined, true).outShape;
    const attributes = { strides: s, pad: p, dilations: 1 };
    const title = `x=[${x}] f=[${f}] s=${s} p=${p}`;
    test(`DepthwiseConv2dNativeBackpropInput ${title}`, () =>
      compareWithCpu(
        () =>
          tf
            .engine()
            .runKernel(
              tf.DepthwiseConv2dNativeBackpropInput,
              { dy: normal(dy, 1), filter: normal(f, 2) },
              { ...attributes, inputShape: x },
            ) as tf.Tensor,
      ));
    test(`DepthwiseConv2dNativeBackpropFilter ${title}`, () =>
      compareWithCpu(
        () =>
          tf
            .engine()
            .runKernel(
              tf.DepthwiseConv2dNativeBackpropFilter,
              { x: normal(x, 3), dy: normal(dy, 4) },
              { ...attributes, filterShape: f },
            ) as tf.Tensor,
      ));
  }
});
