import * as tf from "@tensorflow/tfjs-core";
import { describe, test } from "vitest";
import { compareWithCpu } from "../compare-with-cpu.ts";

const normal = (shape: [number, number, number, number], seed: number) =>
  tf.randomNormal<tf.Rank.R4>(shape, 0, 1, "float32", seed);

const sizes: readonly [number, number][] = [
  [4, 5],
  [8, 3],
  [9, 13],
  [1, 1],
  [2, 10],
];
const options = [
  [false, false],
  [true, false],
  [false, true],
] as const;

for (const [kernel, resize] of [
  ["ResizeBilinear", tf.image.resizeBilinear],
  ["ResizeNearestNeighbor", tf.image.resizeNearestNeighbor],
] as const)
  describe(kernel, () => {
    for (const size of sizes)
      for (const [align, half] of options) {
        const title = `[${size}] align=${align} half=${half}`;
        test(`x=[2,4,5,3] to ${title}`, () => compareWithCpu(() => resize(normal([2, 4, 5, 3], 1), size, align, half)));
        test(`x=[2,4,5,3] int32 to ${title}`, () =>
          compareWithCpu(() => resize(tf.cast(tf.mul(normal([2, 4, 5, 3], 2), 9), "int32"), size, align, half)));
        if (half) continue;
        // One square image: of others, the cpu backend's gradients are wrong.
        test(`gradient of x=[1,5,5,3] to ${title}`, () =>
          compareWithCpu(() => {
            const inputs = { images: normal([1, 5, 5, 3], 1), dy: normal([1, ...size, 3], 3) };
            const attributes = { alignCorners: align, halfPixelCenters: half, size };
            return tf.engine().runKernel(`${kernel}Grad`, inputs, attributes) as tf.Tensor;
          }));
      }

    test("x=[1,4,4,3] after a convolution, whose channels come first", () =>
      compareWithCpu(() => resize(tf.conv2d(normal([1, 4, 4, 2], 1), normal([3, 3, 2, 3], 2), 1, "same"), [7, 6])));
  });
