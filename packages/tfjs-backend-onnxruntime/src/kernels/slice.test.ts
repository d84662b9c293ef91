import * as tf from "@tensorflow/tfjs-core";
import { describe, test } from "vitest";
import { compareWithCpu } from "../compare-with-cpu.ts";

type Type = "float32" | "int32" | "bool";

/** 0, 1, 2, … as the type has them. */
function count(shape: number[], dtype: Type = "float32") {
  const size = shape.reduce((product, extent) => product * extent, 1);
  const values = Array.from({ length: size }, (_, place) => (dtype === "bool" ? place % 3 === 0 : place - 2));
  return tf.tensor(values as number[], shape, dtype);
}

/** Feature maps that are channels-first inside a graph. */
const map = () => tf.transpose(count([2, 4, 8, 7]), [0, 2, 3, 1]) as tf.Tensor4D;

describe("Slice", () => {
  for (const dtype of ["float32", "int32", "bool"] as const) {
    test(`${dtype} x=[5] begin=1 size=3`, () => compareWithCpu(() => tf.slice(count([5], dtype), 1, 3)));
    test(`${dtype} x=[4,5,3] begin=[1,0,2] size=[2,-1,1]`, () =>
      compareWithCpu(() => tf.slice(count([4, 5, 3], dtype), [1, 0, 2], [2, -1, 1])));
    test(`${dtype} x=[2,3,4,5] begin=[0,1] size=[2,2]`, () =>
      compareWithCpu(() => tf.slice(count([2, 3, 4, 5], dtype), [0, 1], [2, 2])));
  }
  test("all of x=[3,2]", () => compareWithCpu(() => tf.slice(count([3, 2]), [0, 0])));
  test("x=[2,2,2,2,2,2]", () =>
    compareWithCpu(() => tf.slice(count([2, 2, 2, 2, 2, 2]), [1, 0, 1, 0, 1, 0], [1, 2, 1, 2, 1, 1])));
  test("feature map: window and channels", () =>
    compareWithCpu(() => tf.relu(tf.slice(map(), [0, 2, 1, 1], [1, 3, 5, 2]))));
});

describe("StridedSlice", () => {
  const cases: readonly [number[], number[], number[], number[], number, number, number, number, number][] = [
    [[9], [1], [8], [3], 0, 0, 0, 0, 0],
    [[9], [8], [0], [-2], 0, 0, 0, 0, 0],
    [[9], [-1], [0], [-3], 0, 1, 0, 0, 0],
    [[4, 5], [0, 1], [4, 5], [2, 3], 0, 0, 0, 0, 0],
    [[4, 5], [-1, 4], [0, -6], [-1, -2], 0, 0, 0, 0, 0],
    [[4, 5], [1, 0], [3, 0], [1, 1], 2, 2, 0, 0, 0],
    [[4, 5], [1], [2], [1], 0, 0, 0, 0, 1],
    [[4, 5, 2], [0, 0, 1], [0, 0, 2], [1, 1, 1], 0, 0, 1, 2, 0],
  ];
  for (const [shape, begin, end, strides, ...masks] of cases)
    test(`x=[${shape}] ${begin}:${end}:${strides} masks ${masks}`, () =>
      compareWithCpu(() => tf.stridedSlice(count(shape), begin, end, strides, ...masks)));
  test("feature map: every second cell", () =>
    compareWithCpu(() => tf.relu(tf.stridedSlice(map(), [0, 0, 0, 3], [2, 8, 7, 0], [1, 2, 2, -1]))));
});

describe("SplitV", () => {
  for (const axis of [0, 1, -1])
    for (const parts of [2, [1, 3, 2]])
      test(`x=[6,6,6] axis=${axis} parts=${parts}`, () =>
        compareWithCpu(() => tf.split(count([6, 6, 6], "int32"), parts, axis)));
  test("one part", () => compareWithCpu(() => tf.split(count([2, 3]), 1)));
  test("rest by -1", () => compareWithCpu(() => tf.split(count([5, 2]), [1, -1], 0)));
  test("feature map by channels", () => compareWithCpu(() => tf.split(map(), 2, 3)));
});

describe("Unpack", () => {
  for (const axis of [0, 1, 2, -1])
    test(`x=[3,2,4] axis=${axis}`, () => compareWithCpu(() => tf.unstack(count([3, 2, 4]), axis)));
  test("x=[3]", () => compareWithCpu(() => tf.unstack(count([3], "bool"))));
  test("feature map by image", () => compareWithCpu(() => tf.unstack(map())));
});

describe("Reverse", () => {
  for (const axis of [undefined, 0, [0, 2], [-1], []])
    test(`x=[3,2,4] axis=${axis}`, () => compareWithCpu(() => tf.reverse(count([3, 2, 4], "int32"), axis)));
  test("scalar", () => compareWithCpu(() => tf.reverse(tf.scalar(3))));
  test("bool x=[5]", () => compareWithCpu(() => tf.reverse(count([5], "bool"))));
  test("feature map", () => compareWithCpu(() => tf.reverse(map(), [1, 3])));
  test("FlipLeftRight", () => compareWithCpu(() => tf.image.flipLeftRight(map())));
});
