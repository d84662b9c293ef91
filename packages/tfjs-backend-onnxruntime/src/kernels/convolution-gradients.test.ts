import * as tf from "@tensorflow/tfjs-core";
import { describe, test } from "vitest";
import { compareWithCpu } from "../compare-with-cpu.ts";

type Size4 = [number, number, number, number];

const normal = (shape: number[], seed: number) => tf.randomNormal(shape as Size4, 0, 1, "float32", seed);

interface Case {
  readonly x: Size4;
  readonly f: Size4;
  readonly s: number | [number, number];
  readonly p: "same" | "valid" | number | tf.backend_util.ExplicitPadding;
  readonly rounding?: "floor" | "ceil" | "round";
}

const cases: readonly Case[] = [
  ...(["same", "valid", 1] as const).flatMap((p) =>
    [1, 2, 3].map((s): Case => ({ x: [2, 7, 6, 3], f: [3, 2, 3, 4], s, p })),
  ),
  { x: [2, 8, 9, 3], f: [5, 5, 3, 2], s: 2, p: 0, rounding: "floor" },
  { x: [2, 8, 9, 3], f: [3, 3, 3, 2], s: 2, p: 1, rounding: "ceil" },
  { x: [1, 6, 7, 2], f: [2, 3, 2, 3], s: [1, 2], p: "same" },
  {
    x: [1, 6, 7, 2],
    f: [3, 3, 2, 3],
    s: 2,
    p: [
      [0, 0],
      [2, 0],
      [1, 3],
      [0, 0],
    ],
  },
  { x: [1, 4, 4, 2], f: [2, 2, 2, 3], s: 1, p: 3 },
  { x: [2, 5, 6, 3], f: [1, 1, 3, 4], s: 1, p: "valid" },
  { x: [2, 5, 6, 3], f: [1, 1, 3, 4], s: 2, p: "valid" },
  { x: [1, 5, 6, 64], f: [3, 3, 64, 5], s: 1, p: "same" },
  { x: [1, 6, 6, 64], f: [3, 2, 64, 5], s: 2, p: "valid" },
];

const title = ({ x, f, s, p, rounding }: Case) =>
  `x=[${x}] f=[${f}] s=${s} p=${typeof p === "object" ? JSON.stringify(p) : p}${rounding ? ` ${rounding}` : ""}`;

const outputShape = ({ x, f, s, p, rounding }: Case): Size4 =>
  tf.backend_util.computeConv2DInfo(x, f, s, 1, p, rounding).outShape;

const run = (kernel: string, inputs: Record<string, tf.Tensor>, attributes: object) =>
  tf.engine().runKernel(kernel, inputs, { ...attributes }) as tf.Tensor;

describe("Conv2DBackpropInput", () => {
  for (const one of cases)
    test(title(one), () =>
      compareWithCpu(() =>
        run(
          "Conv2DBackpropInput",
          { dy: normal(outputShape(one), 1), filter: normal(one.f, 2) },
          { strides: one.s, pad: one.p, dataFormat: "NHWC", dimRoundingMode: one.rounding, inputShape: one.x },
        ),
      ),
    );
});

describe("Conv2DBackpropFilter", () => {
  for (const one of cases)
    test(title(one), () =>
      compareWithCpu(() =>
        run(
          "Conv2DBackpropFilter",
          { x: normal(one.x, 3), dy: normal(outputShape(one), 4) },
          { strides: one.s, pad: one.p, dataFormat: "NHWC", dimRoundingMode: one.rounding, filterShape: one.f },
        ),
      ),
    );
});

describe("NCHW", () => {
  const attributes = { strides: 2, pad: "same", dataFormat: "NCHW" };
  test("input gradient x=[2,3,7,6] f=[3,2,3,4] s=2 p=same", () =>
    compareWithCpu(() =>
      run(
        "Conv2DBackpropInput",
        { dy: normal([2, 4, 4, 3], 1), filter: normal([3, 2, 3, 4], 2) },
        { ...attributes, inputShape: [2, 3, 7, 6] },
      ),
    ));
  for (const f of [
    [3, 2, 3, 4],
    [1, 1, 3, 4],
  ] as const)
    test(`filter gradient x=[2,3,7,6] f=[${f}] s=2 p=same`, () =>
      compareWithCpu(() =>
        run(
          "Conv2DBackpropFilter",
          { x: normal([2, 3, 7, 6], 3), dy: normal([2, 4, 4, 3], 4) },
          { ...attributes, filterShape: [...f] },
        ),
      ));
});

test("Conv2DBackpropInput dy=[1,4,4,2] f=[3,3,2,2] s=1 p=same x=[1,3,3,2] falls back: a gradient of another size", () =>
  compareWithCpu(
    () =>
      run(
        "Conv2DBackpropInput",
        { dy: normal([1, 4, 4, 2], 1), filter: normal([3, 3, 2, 2], 2) },
        { strides: 1, pad: "same", dataFormat: "NHWC", inputShape: [1, 3, 3, 2] },
      ),
    { fallbacks: ["Conv2DBackpropInput"] },
  ));
