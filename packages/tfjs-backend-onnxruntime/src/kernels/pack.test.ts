import * as tf from "@tensorflow/tfjs-core";
import { describe, test } from "vitest";
import { compareWithCpu } from "../compare-with-cpu.ts";

describe("Pack", () => {
  for (const dtype of ["float32", "int32", "bool"] as const)
    for (const axis of [0, 1, 2])
      test(`${dtype} three [2,3] axis=${axis}`, () =>
        compareWithCpu(() =>
          tf.stack(
            [0, 1, 2].map((value) => tf.tensor([value, 0, 1, 0, 0, value], [2, 3], dtype)),
            axis,
          ),
        ));
  test("one", () => compareWithCpu(() => tf.stack([tf.tensor1d([1, 2])], 1)));
  test("scalars", () => compareWithCpu(() => tf.stack([tf.scalar(1), tf.scalar(2)])));
});

describe("ExpandDims", () => {
  for (const axis of [0, 1, 2, -1, -3])
    test(`x=[2,3] axis=${axis}`, () => compareWithCpu(() => tf.expandDims(tf.ones([2, 3]), axis)));
});
