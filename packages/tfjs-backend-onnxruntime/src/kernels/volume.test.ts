import * as tf from "@tensorflow/tfjs-core";
import { describe, test } from "vitest";
import { compareWithCpu } from "../compare-with-cpu.ts";

type Size5 = [number, number, number, number, number];

const normal = (shape: Size5, seed: number) => tf.randomNormal<tf.Rank.R5>(shape, 0, 1, "float32", seed);
/** Values from few, so that most windows have ties. */
const tied = (shape: Size5, seed: number) => tf.floor(tf.mul(normal(shape, seed), 2)) as tf.Tensor5D;

const run = (kernel: string, inputs: Record<string, tf.Tensor>, attributes: object) =>
  tf.engine().runKernel(kernel, inputs, { ...attributes }) as tf.Tensor;

const convolutions = (["same", "valid"] as const).flatMap((p) => [
  { x: [2, 4, 5, 6, 3] as Size5, f: [2, 3, 2, 3, 4] as Size5, s: 1, p },
  { x: [1, 5, 6, 5, 2] as Size5, f: [3, 2, 3, 2, 3] as Size5, s: 2, p },
  { x: [1, 5, 6, 5, 2] as Size5, f: [3, 3, 2, 2, 3] as Size5, s: [1, 2, 2] as [number, number, number], p },
]);

for (const { x, f, s, p } of convolutions) {
  const title = `x=[${x}] f=[${f}] s=${s} p=${p}`;
  const dy = tf.backend_util.computeConv3DInfo(x, f, s, 1, p).outShape;
  const attributes = { strides: s, pad: p, inputShape: x, filterShape: f };

  describe("Conv3D", () => {
    for (const d of s === 1 ? [1, 2] : [1])
      test(`${title} d=${d}`, () =>
        compareWithCpu(() =>
          run(tf.Conv3D, { x: normal(x, 1), filter: normal(f, 2) }, { ...attributes, dilations: d }),
        ));
  });

  describe("Conv3DBackpropInputV2", () => {
    test(title, () =>
      compareWithCpu(() => run(tf.Conv3DBackpropInputV2, { dy: normal(dy, 1), filter: normal(f, 2) }, attributes)),
    );
  });

  describe("Conv3DBackpropFilterV2", () => {
    test(title, () =>
      compareWithCpu(() => run(tf.Conv3DBackpropFilterV2, { x: normal(x, 1), dy: normal(dy, 2) }, attributes)),
    );
  });
}

const pools = (["same", "valid", 1] as const).flatMap((p) =>
  ([1, 2, 3] as const).map((s) => ({ x: [2, 5, 6, 7, 3] as Size5, f: 3, s, p })),
);

for (const { x, f, s, p } of pools) {
  const title = `x=[${x}] f=${f} s=${s} p=${p}`;
  const attributes = { filterSize: f, strides: s, pad: p, dataFormat: "NDHWC" };
  const dy = tf.backend_util.computePool3DInfo(x, f, s, 1, p).outShape as Size5;

  for (const kernel of [tf.MaxPool3D, tf.AvgPool3D])
    describe(kernel, () => {
      test(title, () => compareWithCpu(() => run(kernel, { x: normal(x, 1) }, attributes)));
    });

  for (const kernel of [tf.MaxPool3DGrad, tf.AvgPool3DGrad])
    describe(kernel, () => {
      test(title, () =>
        compareWithCpu(() => run(kernel, { dy: normal(dy, 2), input: tied(x, 3), output: tf.zeros(dy) }, attributes)),
      );
    });
}
