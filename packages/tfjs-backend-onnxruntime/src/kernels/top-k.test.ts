import * as tf from "@tensorflow/tfjs-core";
import { describe, test } from "vitest";
import { compareWithCpu } from "../compare-with-cpu.ts";

// Few values, so that there are ties.
const dice = (shape: number[]) => tf.round(tf.randomUniform(shape, -4, 4, "float32", 5));

describe("TopK", () => {
  for (const dtype of ["float32", "int32"] as const)
    for (const shape of [[40], [3, 20], [2, 3, 9]])
      for (const k of [1, 3, 9])
        test(`x=${dtype}[${shape}] k=${k}`, () =>
          compareWithCpu(() => {
            const { values, indices } = tf.topk(tf.cast(dice(shape), dtype), k);
            return [values, indices];
          }));
});
