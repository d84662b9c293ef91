import * as tf from "@tensorflow/tfjs-core";
import { describe, expect, test } from "vitest";
import { compareWithCpu } from "../compare-with-cpu.ts";
import { GraphBuilder } from "../graph/graph-builder.ts";
import { addMaxPool, addMaxPoolWithIndices } from "./add-max-pool.ts";
import { poolInfo } from "./pooling.ts";

type Size4 = [number, number, number, number];

interface Case {
  readonly x: Size4;
  readonly f: number | [number, number];
  readonly s: number | [number, number];
  readonly p: "same" | "valid" | number | tf.backend_util.ExplicitPadding;
  readonly rounding?: "floor" | "ceil" | "round";
}

const cases: readonly Case[] = [
  ...(["same", "valid", 1] as const).flatMap((p) => [1, 2, 3].map((s): Case => ({ x: [2, 8, 7, 3], f: [3, 2], s, p }))),
  { x: [2, 6, 8, 3], f: 2, s: 2, p: "valid" },
  { x: [2, 7, 9, 3], f: 2, s: 2, p: "same" },
  { x: [1, 8, 9, 2], f: 3, s: 2, p: 0, rounding: "ceil" },
  { x: [1, 8, 9, 2], f: 3, s: 2, p: 1, rounding: "ceil" },
  {
    x: [1, 6, 7, 2],
    f: 3,
    s: [1, 2],
    p: [
      [0, 0],
      [2, 0],
      [1, 2],
      [0, 0],
    ],
  },
  { x: [2, 5, 4, 3], f: [5, 4], s: 1, p: "valid" },
  { x: [2, 5, 4, 3], f: 1, s: 1, p: "valid" },
  { x: [2, 5, 4, 3], f: 1, s: 2, p: "valid" },
];

const title = ({ x, f, s, p, rounding }: Case) =>
  `x=[${x}] f=[${f}] s=${s} p=${typeof p === "object" ? JSON.stringify(p) : p}${rounding ? ` ${rounding}` : ""}`;

const normal = (shape: number[], seed: number) => tf.randomNormal(shape as Size4, 0, 1, "float32", seed);
/** Values from few, so that most windows have ties. */
const tied = (shape: number[], seed: number) => tf.floor(tf.mul(normal(shape, seed), 2));

const attributes = ({ f, s, p, rounding }: Case) => ({ filterSize: f, strides: s, pad: p, dimRoundingMode: rounding });

const outputShape = ({ x, f, s, p, rounding }: Case): Size4 =>
  tf.backend_util.computePool2DInfo(x, f, s, 1, p, rounding).outShape;

const run = (kernel: string, inputs: Record<string, tf.Tensor>, attrs: object) =>
  tf.engine().runKernel(kernel, inputs, { ...attrs }) as tf.Tensor | tf.Tensor[];

for (const kernel of ["MaxPool", "AvgPool"])
  describe(kernel, () => {
    for (const one of cases)
      test(title(one), () => compareWithCpu(() => run(kernel, { x: normal(one.x, 1) }, attributes(one))));
    test("x=[1,4,4,1] f=2 s=1 p=2 falls back: windows beside the map", () =>
      compareWithCpu(() => run(kernel, { x: normal([1, 4, 4, 1], 1) }, { filterSize: 2, strides: 1, pad: 2 }), {
        fallbacks: [kernel],
      }));
  });

for (const kernel of ["MaxPoolGrad", "AvgPoolGrad"])
  describe(kernel, () => {
    for (const one of cases.filter(({ rounding }) => kernel === "MaxPoolGrad" || !rounding))
      test(title(one), () =>
        compareWithCpu(() => {
          const inputs = { dy: normal(outputShape(one), 2), input: tied(one.x, 3), output: tf.zeros(outputShape(one)) };
          return run(kernel, inputs, attributes(one));
        }),
      );
  });

test("a max pool and its gradient share one operator", () => {
  const graph = new GraphBuilder();
  const x = graph.input("float32", [1, 6, 6, 2]);
  const info = poolInfo(tf.zeros(x.shape as Size4), { filterSize: 2, strides: 2, pad: "valid" })!;
  const { values } = addMaxPool(graph, x, info);
  const again = addMaxPoolWithIndices(graph, x, info);
  expect(again.values).toBe(values);
  const { nodes } = graph.finish([values, again.indices]);
  expect(nodes.map(({ operator }) => operator)).toEqual(["Transpose", "MaxPool"]);
});
