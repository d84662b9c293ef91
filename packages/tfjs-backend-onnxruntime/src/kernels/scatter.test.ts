import * as tf from "@tensorflow/tfjs-core";
import { describe, expect, test } from "vitest";
import { compareWithCpu } from "../compare-with-cpu.ts";

const normal = (shape: number[]) => tf.randomNormal(shape, 0, 1, "float32", 1);
const integers = (shape: number[], end: number) =>
  (tf.randomUniformInt(shape, 0, end, 2) as tf.Tensor).cast("int32") as tf.Tensor;

describe("ScatterNd", () => {
  test("sums what falls together", () =>
    compareWithCpu(() => tf.scatterND(tf.tensor2d([[1], [3], [1]], undefined, "int32"), tf.tensor1d([1, 2, 4]), [5])));
  test("int32", () =>
    compareWithCpu(() =>
      tf.scatterND(tf.tensor2d([[1], [1]], undefined, "int32"), tf.tensor1d([7, -2], "int32"), [3]),
    ));
  test("rows indices=[4,1] updates=[4,2,3] shape=[6,2,3]", () =>
    compareWithCpu(() => tf.scatterND(integers([4, 1], 6), normal([4, 2, 3]), [6, 2, 3])));
  test("indices=[3,2,2] updates=[3,2,5] shape=[4,4,5]", () =>
    compareWithCpu(() => tf.scatterND(integers([3, 2, 2], 4), normal([3, 2, 5]), [4, 4, 5])));
  test("100,000 updates of 10 elements", () =>
    compareWithCpu(() => tf.scatterND(integers([100_000, 1], 10), normal([100_000]), [10])));
  for (const index of [3, -1])
    test(`index ${index} of shape=[3]: error that names kernel and shapes`, async () => {
      await tf.setBackend("onnxruntime");
      const y = tf.scatterND(tf.tensor2d([[index]], undefined, "int32"), tf.tensor1d([1]), [3]);
      await expect(y.data()).rejects.toThrow(/cannot run ScatterNd\(int32\[1,1\], float32\[1\]\)/);
    });
});

describe("TensorScatterUpdate", () => {
  for (const dtype of ["float32", "int32", "bool"] as const)
    test(`${dtype} x=[4,2] indices=[3,1]: the last of two stays`, () =>
      compareWithCpu(() =>
        tf.tensorScatterUpdate(
          tf.tensor(Array(8).fill(0), [4, 2], dtype),
          tf.tensor2d([[1], [3], [1]], undefined, "int32"),
          tf.tensor([1, 0, 1, 1, 0, 1], [3, 2], dtype),
        ),
      ));
  test("x=[3,4] indices=[2,2]", () =>
    compareWithCpu(() => tf.tensorScatterUpdate(normal([3, 4]), integers([2, 2], 3), tf.tensor1d([5, 6]))));
});

describe("SparseToDense", () => {
  for (const dtype of ["float32", "int32", "bool"] as const)
    test(`${dtype} indices=[2] shape=[5]`, () =>
      compareWithCpu(() =>
        tf.sparseToDense(
          tf.tensor1d([1, 4], "int32"),
          tf.tensor1d([1, 0], dtype),
          [5],
          tf.scalar(dtype === "bool" ? true : 3, dtype),
        ),
      ));
  test("indices=[2,2] scalar value shape=[3,4]", () =>
    compareWithCpu(() =>
      tf.sparseToDense(tf.tensor2d([0, 1, 2, 3], [2, 2], "int32"), tf.scalar(7), [3, 4], tf.scalar(-1)),
    ));
});

describe("UnsortedSegmentSum", () => {
  for (const shape of [[6], [6, 2], [6, 2, 3]])
    test(`x=[${shape}] segments=4`, () =>
      compareWithCpu(() => tf.unsortedSegmentSum(normal(shape), tf.tensor1d([3, 0, 3, 1, 0, 3], "int32"), 4)));
  test("ids that are not asked for", () =>
    compareWithCpu(() => tf.unsortedSegmentSum(normal([4]), tf.tensor1d([-1, 0, 9, 2], "int32"), 2)));
  test("int32", () =>
    compareWithCpu(() => tf.unsortedSegmentSum(tf.tensor1d([1, 2, 3], "int32"), tf.tensor1d([0, 0, 1], "int32"), 2)));
});
