import * as tf from "@tensorflow/tfjs-core";
import { describe, test } from "vitest";
import { compareWithCpu } from "../compare-with-cpu.ts";

const uniform = (shape: number[], seed: number) => tf.randomUniform(shape, -3, 3, "float32", seed);

describe("Cumsum, Cumprod", () => {
  for (const [name, compute] of Object.entries({ cumsum: tf.cumsum, cumprod: tf.cumprod }))
    for (const dtype of ["float32", "int32", "bool"] as const)
      for (const axis of [0, 1, 2])
        for (const exclusive of [false, true])
          for (const reverse of [false, true])
            test(`${name} x=${dtype}[1,3,5] axis=${axis} exclusive=${exclusive} reverse=${reverse}`, () =>
              compareWithCpu(() => compute(tf.cast(uniform([1, 3, 5], 1), dtype), axis, exclusive, reverse)));

  for (const [kernel, compute] of Object.entries({ Cumsum: tf.cumsum, Cumprod: tf.cumprod }))
    test(`${kernel} of a scalar is left to the cpu backend`, () =>
      compareWithCpu(() => compute(tf.scalar(3)), { fallbacks: [kernel] }));
});
