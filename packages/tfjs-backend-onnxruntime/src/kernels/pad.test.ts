import * as tf from "@tensorflow/tfjs-core";
import { describe, test } from "vitest";
import { compareWithCpu } from "../compare-with-cpu.ts";

const normal = (shape: number[]) => tf.randomNormal(shape, 0, 1, "float32", 1);
/** Feature maps that are channels-first inside a graph. */
const map = () => tf.transpose(normal([2, 3, 4, 5]), [0, 2, 3, 1]) as tf.Tensor4D;

describe("PadV2", () => {
  for (const value of [0, -1.5, Number.POSITIVE_INFINITY, Number.NaN])
    test(`x=[2,3] value=${value}`, () =>
      compareWithCpu(() =>
        tf.pad(
          normal([2, 3]),
          [
            [1, 0],
            [0, 2],
          ],
          value,
        ),
      ));
  test("int32 x=[3]", () => compareWithCpu(() => tf.pad(tf.tensor1d([1, 2, 3], "int32"), [[2, 1]], 7)));
  test("bool x=[3]", () => compareWithCpu(() => tf.pad(tf.tensor1d([true, false, true], "bool"), [[2, 1]], 1)));
  test("feature map", () =>
    compareWithCpu(() =>
      tf.pad(
        map(),
        [
          [0, 1],
          [1, 2],
          [0, 3],
          [2, 0],
        ],
        0.5,
      ),
    ));
});

describe("MirrorPad", () => {
  for (const mode of ["reflect", "symmetric"] as const) {
    test(`${mode} int32 x=[4]`, () =>
      compareWithCpu(() => tf.mirrorPad(tf.tensor1d([1, 2, 3, 4], "int32"), [[3, 2]], mode)));
    test(`${mode} x=[3,4,2]`, () =>
      compareWithCpu(() =>
        tf.mirrorPad(
          normal([3, 4, 2]),
          [
            [1, 2],
            [3, 0],
            [1, 1],
          ],
          mode,
        ),
      ));
    test(`${mode} feature map`, () =>
      compareWithCpu(() =>
        tf.mirrorPad(
          map(),
          [
            [0, 0],
            [1, 2],
            [2, 1],
            [0, 1],
          ],
          mode,
        ),
      ));
  }
});

describe("Tile", () => {
  for (const dtype of ["float32", "int32", "bool"] as const)
    test(`${dtype} x=[2,3] reps=[2,3]`, () =>
      compareWithCpu(() => tf.tile(tf.tensor([1, 0, 0, 1, 1, 0], [2, 3], dtype), [2, 3])));
  test("x=[2,1,3] reps=[1,4,2]", () => compareWithCpu(() => tf.tile(normal([2, 1, 3]), [1, 4, 2])));
  test("broadcast [1,3] to [2,4,3]", () => compareWithCpu(() => tf.broadcastTo(normal([1, 3]), [2, 4, 3])));
  test("feature map reps=[2,1,2,3]", () => compareWithCpu(() => tf.tile(map(), [2, 1, 2, 3])));
});
