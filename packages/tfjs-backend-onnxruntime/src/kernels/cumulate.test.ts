import * as tf from "@tensorflow/tfjs-core";
import { describe, test } from "vitest";
import { compareWithCpu } from "../compare-with-cpu.ts";

const uniform = (shape: number[], seed: number) => tf.randomUniform(shape, -9, 9, "float32", seed);

describe("Cumsum", () => {
  for (const dtype of ["float32", "int32", "bool"] as const)
    for (const axis of [0, 1, 2])
      for (const exclusive of [false, true])
        for (const reverse of [false, true])
          test(`x=${dtype}[2,3,4] axis=${axis} exclusive=${exclusive} reverse=${reverse}`, () =>
            compareWithCpu(() => tf.cumsum(tf.cast(uniform([2, 3, 4], 1), dtype), axis, exclusive, reverse)));
});
