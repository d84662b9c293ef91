import * as tf from "@tensorflow/tfjs-core";
import { describe, test } from "vitest";
import { compareWithCpu } from "../compare-with-cpu.ts";

describe("OneHot", () => {
  for (const dtype of ["int32", "float32", "bool"] as const)
    test(`${dtype} indices=[5] depth=3, some outside`, () =>
      compareWithCpu(() => tf.oneHot(tf.tensor1d([0, 2, 3, -1, 1], "int32"), 3, 1, 0, dtype)));

  for (const dtype of ["int32", "float32"] as const)
    test(`${dtype} indices=[2,2] depth=4 on=5 off=-2`, () =>
      compareWithCpu(() => tf.oneHot(tf.tensor2d([0, 3, 1, 2], [2, 2], "int32"), 4, 5, -2, dtype)));

  test("indices=[] depth=3", () => compareWithCpu(() => tf.oneHot(tf.scalar(1, "int32"), 3)));
});
