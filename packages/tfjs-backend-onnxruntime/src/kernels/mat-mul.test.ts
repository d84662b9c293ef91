import * as tf from "@tensorflow/tfjs-core";
import { describe, expect, test } from "vitest";
import { compareWithCpu } from "../compare-with-cpu.ts";

const normal = (shape: number[], seed: number) => tf.randomNormal(shape, 0, 1, "float32", seed);
const swapLast = (shape: readonly number[], swap: boolean) =>
  swap ? [...shape.slice(0, -2), shape.at(-1)!, shape.at(-2)!] : [...shape];

const shapes: readonly (readonly [number[], number[]])[] = [
  [
    [3, 4],
    [4, 5],
  ],
  [
    [1, 4],
    [4, 1],
  ],
  [
    [2, 3, 4],
    [2, 4, 5],
  ],
  [
    [1, 3, 4],
    [1, 4, 5],
  ],
  [
    [2, 3, 4],
    [1, 4, 5],
  ],
  [
    [2, 3, 3, 4],
    [3, 4, 2],
  ],
];

describe("BatchMatMul", () => {
  for (const [a, b] of shapes)
    for (const transposeA of [false, true])
      for (const transposeB of [false, true]) {
        const [left, right] = [swapLast(a, transposeA), swapLast(b, transposeB)];
        test(`a=[${left}] b=[${right}] transposed ${transposeA}, ${transposeB}`, () =>
          compareWithCpu(() => tf.matMul(normal(left, 1), normal(right, 2), transposeA, transposeB)));
      }

  test("a=int32[2,2] b=int32[2,2]", () =>
    compareWithCpu(() => {
      const a = tf.tensor2d([1, -2, 3, 70000], [2, 2], "int32");
      return tf.matMul(a, a, false, true);
    }));

  test("inner extents that differ are named", async () => {
    await tf.setBackend("onnxruntime");
    expect(() => tf.matMul(normal([2, 3], 1), normal([4, 2], 2))).toThrow(/inner .*3.*4/);
  });
});

describe("_FusedMatMul", () => {
  for (const activation of ["linear", "relu", "relu6", "elu", "sigmoid", "leakyrelu"] as const)
    test(`a=[3,4] b=[4,5] bias=[5] ${activation}`, () =>
      compareWithCpu(() =>
        tf.fused.matMul({
          a: normal([3, 4], 3),
          b: normal([4, 5], 4),
          bias: normal([5], 5),
          activation,
          leakyreluAlpha: 0.3,
        }),
      ));

  for (const bias of [[], [1], [1, 5], [3, 1], [3, 5]])
    test(`a=[3,4] b=[4,5] bias=[${bias}]`, () =>
      compareWithCpu(() => tf.fused.matMul({ a: normal([3, 4], 3), b: normal([4, 5], 4), bias: normal(bias, 5) })));

  for (const [b, bias] of [
    [[4, 5], [5]],
    [
      [1, 4, 5],
      [3, 5],
    ],
  ])
    test(`a=[2,3,4] b=[${b}] bias=[${bias}]`, () =>
      compareWithCpu(() =>
        tf.fused.matMul({ a: normal([2, 3, 4], 3), b: normal(b!, 4), bias: normal(bias!, 5), activation: "relu" }),
      ));

  test("a=[2,4,3] b=[2,5,4] transposed bias=[5] prelu", () =>
    compareWithCpu(() =>
      tf.fused.matMul({
        a: normal([2, 4, 3], 6),
        b: normal([2, 5, 4], 7),
        transposeA: true,
        transposeB: true,
        bias: normal([5], 8),
        activation: "prelu",
        preluActivationWeights: normal([5], 9),
      }),
    ));
});
