import * as tf from "@tensorflow/tfjs-core";
import { describe, test } from "vitest";
import { compareWithCpu } from "../compare-with-cpu.ts";

type Compute = (a: tf.Tensor, b: tf.Tensor) => tf.Tensor;

const arithmetic: Readonly<Record<string, Compute>> = {
  add: tf.add,
  sub: tf.sub,
  mul: tf.mul,
  div: tf.div,
  floorDiv: tf.floorDiv,
  mod: tf.mod,
  maximum: tf.maximum,
  minimum: tf.minimum,
  squaredDifference: tf.squaredDifference,
};
const onReals = { ...arithmetic, pow: tf.pow, atan2: tf.atan2, divNoNan: tf.divNoNan };

const shapes: readonly (readonly [number[], number[]])[] = [
  [
    [2, 3],
    [2, 3],
  ],
  [[2, 3], []],
  [[3], [2, 3]],
  [
    [2, 1, 3],
    [4, 1],
  ],
  [
    [2, 3, 2, 4],
    [2, 1, 1, 4],
  ],
];
const uniform = (shape: number[], dtype: "float32" | "int32", seed: number) =>
  tf.cast(tf.randomUniform(shape, -9, 9, "float32", seed), dtype);

describe("binary", () => {
  for (const [a, b] of shapes) {
    for (const [name, compute] of Object.entries(onReals))
      test(`${name} a=float32[${a}] b=float32[${b}]`, () =>
        compareWithCpu(() => compute(uniform(a, "float32", 1), uniform(b, "float32", 2))));
    for (const [name, compute] of Object.entries(arithmetic))
      test(`${name} a=int32[${a}] b=int32[${b}]`, () =>
        compareWithCpu(() => compute(uniform(a, "int32", 1), uniform(b, "int32", 2))));
  }
});

describe("binary on numbers of note", () => {
  const values = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, 1, -1, 2.5, -2.5, 1e-10, 1e10];
  const pairs = values.flatMap((a) => values.map((b) => [a, b] as const));
  const areFinite = ([a, b]: readonly [number, number]) => Number.isFinite(a) && Number.isFinite(b);
  /** Where IEEE 754's operations and JavaScript's agree. */
  const agreements: Readonly<Record<string, (pair: readonly [number, number]) => boolean>> = {
    atan2: areFinite,
    mod: areFinite,
    floorDiv: ([a, b]) => !(Math.abs(a / b) > 2 ** 63),
    pow: ([a, b]) => Math.abs(a) !== 1 || Number.isFinite(b),
  };
  for (const [name, compute] of Object.entries(onReals)) {
    const left = pairs.filter(agreements[name] ?? (() => true));
    test(`${name} a=[${left.length}] b=[${left.length}]`, () =>
      compareWithCpu(() => compute(tf.tensor1d(left.map(([a]) => a)), tf.tensor1d(left.map(([, b]) => b)))));
  }

  test("floorDiv rounds the exact quotient: a=[2] b=[2]", () =>
    compareWithCpu(() => tf.floorDiv(tf.tensor1d([1, 3]), tf.tensor1d([0.1, 0.1]))));

  test("mul and floorDiv wrap as int32 does: a=[3] b=[3]", () =>
    compareWithCpu(() => {
      const a = tf.tensor1d([2147483647, -2147483648, 65536], "int32");
      const b = tf.tensor1d([3, -1, 65536], "int32");
      return [tf.mul(a, b), tf.floorDiv(a, b), tf.mod(a, b)];
    }));

  test("bitwiseAnd a=[3] b=[3]", () =>
    compareWithCpu(() => tf.bitwiseAnd(tf.tensor1d([6, -1, 0], "int32"), tf.tensor1d([3, 255, 7], "int32"))));

  test("pow a=int32[5] b=int32[5]", () =>
    compareWithCpu(() => tf.pow(tf.tensor1d([2, 3, -2, 0, 7], "int32"), tf.tensor1d([10, 0, 3, 0, -1], "int32"))));
});
