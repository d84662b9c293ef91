import * as tf from "@tensorflow/tfjs-core";
import { describe, test } from "vitest";
import { compareWithCpu } from "../compare-with-cpu.ts";

/** 0, 1, 2, … */
const count = (shape: number[], dtype: "float32" | "int32") => {
  const size = shape.reduce((product, extent) => product * extent, 1);
  return tf.tensor([...Array(size).keys()], shape, dtype);
};
const normal = (shape: number[]) => tf.randomNormal(shape, 0, 1, "float32", 1);
/** Feature maps that are channels-first inside a graph. */
const map = () => tf.transpose(normal([2, 8, 4, 6]), [0, 2, 3, 1]) as tf.Tensor4D;

describe("SpaceToBatchND", () => {
  test("x=[1,4,4,2] block=[2,2]", () =>
    compareWithCpu(() =>
      tf.spaceToBatchND(
        normal([1, 4, 4, 2]),
        [2, 2],
        [
          [0, 0],
          [0, 0],
        ],
      ),
    ));
  test("int32 x=[2,3,4] block=[2,3] pads=[[1,0],[0,2]]", () =>
    compareWithCpu(() =>
      tf.spaceToBatchND(
        count([2, 3, 4], "int32"),
        [2, 3],
        [
          [1, 0],
          [0, 2],
        ],
      ),
    ));
  test("feature map", () =>
    compareWithCpu(() =>
      tf.spaceToBatchND(
        map(),
        [2, 3],
        [
          [1, 1],
          [0, 0],
        ],
      ),
    ));
});

describe("BatchToSpaceND", () => {
  for (const crops of [
    [
      [0, 0],
      [0, 0],
    ],
    [
      [1, 0],
      [0, 2],
    ],
  ])
    test(`x=[8,2,3,2] block=[2,2] crops=${JSON.stringify(crops)}`, () =>
      compareWithCpu(() => tf.batchToSpaceND(normal([8, 2, 3, 2]), [2, 2], crops)));
});

describe("DepthToSpace", () => {
  test("x=[2,3,2,12] block=2", () =>
    compareWithCpu(() => tf.depthToSpace(normal([2, 3, 2, 12]) as tf.Tensor4D, 2, "NHWC")));
  test("feature map block=2", () => compareWithCpu(() => tf.relu(tf.depthToSpace(map(), 2, "NHWC"))));
});
