import * as tf from "@tensorflow/tfjs-core";
import { describe, test } from "vitest";
import { compareWithCpu } from "../compare-with-cpu.ts";

const normal = (shape: number[], seed: number) =>
  tf.randomNormal<tf.Rank>(shape as tf.ShapeMap[tf.Rank], 0, 1, "float32", seed) as tf.Tensor4D;

describe("Conv2D", () => {
  for (const pad of ["same", "valid", 1] as const)
    for (const stride of [1, 2])
      for (const dilation of stride === 1 ? [1, 2] : [1])
        test(`x=[2,7,6,3] f=[3,2,3,4] s=${stride} d=${dilation} p=${pad}`, () =>
          compareWithCpu(() =>
            tf.conv2d(normal([2, 7, 6, 3], 1), normal([3, 2, 3, 4], 2), stride, pad, "NHWC", dilation),
          ));
});

describe("FusedConv2D", () => {
  for (const activation of ["linear", "relu", "relu6", "elu", "sigmoid", "leakyrelu"] as const)
    test(`x=[1,5,5,2] f=[3,3,2,4] s=1 p=same bias ${activation}`, () =>
      compareWithCpu(() =>
        tf.fused.conv2d({
          x: normal([1, 5, 5, 2], 3),
          filter: normal([3, 3, 2, 4], 4),
          strides: 1,
          pad: "same",
          bias: tf.randomNormal([4], 0, 1, "float32", 5),
          activation,
          leakyreluAlpha: 0.3,
        }),
      ));
});
