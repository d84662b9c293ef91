import * as tf from "@tensorflow/tfjs-core";
import { describe, test } from "vitest";
import { compareWithCpu } from "../compare-with-cpu.ts";

type Reduce = (x: tf.Tensor, axis?: number | number[], keepDims?: boolean) => tf.Tensor;

const onNumbers: Readonly<Record<string, Reduce>> = {
  sum: tf.sum,
  mean: tf.mean,
  max: tf.max,
  min: tf.min,
  prod: tf.prod,
};
const onTruths: Readonly<Record<string, Reduce>> = { all: tf.all, any: tf.any, sum: tf.sum, max: tf.max };
const uniform = (shape: number[], seed: number) => tf.randomUniform(shape, -2, 2, "float32", seed);

const cases: readonly (readonly [number[], number | number[] | undefined])[] = [
  [[], undefined],
  [[6], 0],
  [[2, 3, 4], undefined],
  [[2, 3, 4], -1],
  [
    [2, 3, 4],
    [0, 2],
  ],
  [[2, 3, 4], 1],
  [[2, 3, 4], []],
  [
    [2, 1, 3, 2, 2],
    [1, -1],
  ],
];

describe("reductions", () => {
  for (const [shape, axis] of cases)
    for (const keepDims of [false, true]) {
      const title = `x=[${shape}] axis=${axis === undefined ? "all" : `[${axis}]`} keepDims=${keepDims}`;
      for (const [name, compute] of Object.entries(onNumbers)) {
        test(`${name} float32 ${title}`, () => compareWithCpu(() => compute(uniform(shape, 1), axis, keepDims)));
        test(`${name} int32 ${title}`, () =>
          compareWithCpu(() => compute(tf.cast(tf.mul(uniform(shape, 2), 3), "int32"), axis, keepDims)));
      }
      for (const [name, compute] of Object.entries(onTruths))
        test(`${name} bool ${title}`, () =>
          compareWithCpu(() => compute(tf.greater(uniform(shape, 3), 0.5), axis, keepDims)));
    }
});

describe("reductions of channels-first maps", () => {
  for (const axis of [[0, 1, 2], [1, 2], [3], [0], [1], [2, 3], [0, 1, 2, 3]])
    for (const keepDims of [false, true])
      for (const [name, compute] of Object.entries(onNumbers))
        test(`${name} x=[2,3,4,5] axis=[${axis}] keepDims=${keepDims}`, () =>
          compareWithCpu(() => {
            const maps = tf.maxPool(uniform([2, 3, 4, 5], 4) as tf.Tensor4D, 2, 1, "same");
            return tf.mul(compute(maps, axis, keepDims), 2);
          }));
});

describe("reductions of blocked maps", () => {
  for (const axis of [[0, 1, 2], [1, 2], [3], [0, 1]])
    for (const [name, compute] of Object.entries(onNumbers))
      test(`${name} x=[2,4,3,32] axis=[${axis}]`, () =>
        compareWithCpu(() => {
          const [x, filter] = [uniform([2, 4, 3, 32], 6), tf.mul(uniform([1, 1, 32, 32], 7), 0.2)];
          return compute(tf.relu(tf.conv2d(x as tf.Tensor4D, filter as tf.Tensor4D, 1, "same")), axis);
        }));
});

describe("reductions of flattened channels-first maps", () => {
  for (const shape of [
    [1, 3, 4, 5],
    [2, 3, 4, 5],
  ])
    for (const flat of shape[0] === 1
      ? [
          [12, 5],
          [1, 12, 5],
          [4, 15],
        ]
      : [
          [2, 12, 5],
          [24, 5],
        ])
      for (const axis of [-2, -1])
        for (const [name, compute] of Object.entries(onNumbers))
          test(`${name} x=[${shape}] as [${flat}] axis=${axis}`, () =>
            compareWithCpu(() => {
              const maps = tf.maxPool(uniform(shape, 5) as tf.Tensor4D, 2, 1, "same");
              return [true, false].map((keepDims) => compute(tf.reshape(maps, flat), axis, keepDims));
            }));
});

describe("NaN", () => {
  const { NaN: nan, POSITIVE_INFINITY: infinity } = Number;
  const rows = [
    [1, nan, 2],
    [nan, 1, 2],
    [1, 2, nan],
    [infinity, -infinity, 1],
    [-infinity, -infinity, -infinity],
  ];
  for (const [name, compute] of Object.entries(onNumbers))
    for (const axis of [0, 1])
      test(`${name} x=[5,3] axis=${axis}`, () => compareWithCpu(() => compute(tf.tensor2d(rows), axis)));
});
