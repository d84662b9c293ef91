import * as tf from "@tensorflow/tfjs-core";
import { describe, test } from "vitest";
import { compareWithCpu } from "../compare-with-cpu.ts";

const uniform = (shape: number[], seed: number) => tf.randomUniform(shape, -2, 2, "float32", seed);

describe("Select", () => {
  for (const dtype of ["float32", "int32", "bool"] as const)
    for (const shape of [[], [5], [2, 3], [1, 3, 2, 4]])
      test(`${dtype}[${shape}]`, () =>
        compareWithCpu(() =>
          tf.where(
            tf.greater(uniform(shape, 1), 0),
            tf.cast(uniform(shape, 2), dtype),
            tf.cast(tf.relu(uniform(shape, 3)), dtype),
          ),
        ));
});
