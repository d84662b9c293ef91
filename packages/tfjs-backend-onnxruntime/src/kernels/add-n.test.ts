import * as tf from "@tensorflow/tfjs-core";
import { describe, test } from "vitest";
import { compareWithCpu } from "../compare-with-cpu.ts";

const uniform = (shape: number[], seed: number) => tf.randomUniform(shape, -9, 9, "float32", seed);

describe("AddN", () => {
  for (const dtype of ["float32", "int32"] as const)
    for (const count of [1, 2, 5])
      test(`${count} × ${dtype}[2,3]`, () =>
        compareWithCpu(() =>
          tf.addN([...Array(count).keys()].map((seed) => tf.cast(uniform([2, 3], seed + 1), dtype))),
        ));
});
