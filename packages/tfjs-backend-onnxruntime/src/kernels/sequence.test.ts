import * as tf from "@tensorflow/tfjs-core";
import { describe, test } from "vitest";
import { compareWithCpu } from "../compare-with-cpu.ts";

describe("sequences", () => {
  for (const [start, stop, count] of [
    [0, 1, 5],
    [3, -2, 7],
    [4, 4, 1],
  ] as const)
    test(`linspace ${count} from ${start} to ${stop}`, () => compareWithCpu(() => tf.linspace(start, stop, count)));

  for (const dtype of ["float32", "int32"] as const)
    for (const [start, stop, step] of [
      [0, 5, 1],
      [5, 0, -2],
      [1, 1, 1],
      [0, 7, 3],
    ] as const)
      test(`range ${dtype} from ${start} to ${stop} by ${step}`, () =>
        compareWithCpu(() => tf.range(start, stop, step, dtype)));

  test("range by 0.25", () => compareWithCpu(() => tf.range(-1, 1, 0.25)));
});
