import * as tf from "@tensorflow/tfjs-core";
import { describe, expect, test } from "vitest";
import { compareWithCpu } from "../compare-with-cpu.ts";

const normal = (shape: number[]) => tf.randomNormal(shape, 0, 1, "float32", 1);
/** Feature maps that are channels-first inside a graph. */
const map = () => tf.transpose(normal([2, 6, 4, 5]), [0, 2, 3, 1]) as tf.Tensor4D;

describe("GatherV2", () => {
  for (const axis of [0, 1, -1])
    test(`x=[3,3,3] indices=[4] axis=${axis}`, () =>
      compareWithCpu(() => tf.gather(normal([3, 3, 3]), tf.tensor1d([2, 0, 2, 1], "int32"), axis)));
  for (const dtype of ["int32", "bool"] as const)
    test(`${dtype} x=[4] indices=[2,2]`, () =>
      compareWithCpu(() => tf.gather(tf.tensor1d([1, 0, 1, 1], dtype), tf.tensor2d([3, 1, 0, 2], [2, 2], "int32"))));
  test("x=[3,2] scalar index", () => compareWithCpu(() => tf.gather(normal([3, 2]), tf.scalar(1, "int32"))));
  test("x=[3,2] indices=[1]", () => compareWithCpu(() => tf.gather(normal([3, 2]), tf.tensor1d([2], "int32"), 0)));
  for (const [shape, indices, axis, batch] of [
    [[2, 5], [2, 3], 1, 1],
    [[2, 3, 5], [2, 4], 2, 1],
    [[2, 3, 5, 2], [2, 3, 4], 2, 2],
    [[2, 4, 2], [2, 2, 2], 1, 1],
  ] as const)
    test(`x=[${shape}] indices=[${indices}] axis=${axis} batchDims=${batch}`, () =>
      compareWithCpu(() => {
        const places = tf.randomUniformInt([...indices], 0, shape[axis]!, 3) as tf.Tensor;
        return tf.gather(normal([...shape]), places.cast("int32"), axis, batch);
      }));
  test("feature map by channels", () =>
    compareWithCpu(() => tf.relu(tf.gather(map(), tf.tensor1d([5, 0, 0, 3], "int32"), 3))));
  for (const index of [3, -1]) {
    test(`index ${index} of x=[3]`, async () => {
      await tf.setBackend("onnxruntime");
      expect(() => tf.gather(tf.tensor1d([1, 2, 3]), tf.tensor1d([0, index], "int32"))).toThrow(
        `GatherV2: the index value ${index} is not in [0, 2]`,
      );
    });
    test(`computed index ${index} of x=[3]: error that names kernel and shapes`, async () => {
      await tf.setBackend("onnxruntime");
      const y = tf.gather(tf.tensor1d([1, 2, 3]), tf.reverse(tf.tensor1d([0, index], "int32")));
      await expect(y.data()).rejects.toThrow(/cannot run GatherV2\(float32\[3\], int32\[2\]\)/);
    });
  }
});

describe("GatherNd", () => {
  for (const [shape, indices] of [
    [[4], [[3], [0]]],
    [
      [3, 4],
      [
        [2, 1],
        [0, 3],
      ],
    ],
    [[3, 4, 2], [[2, 1]]],
    [
      [3, 4, 2],
      [[1], [1], [0]],
    ],
  ] as const)
    test(`x=[${shape}] indices=${JSON.stringify(indices)}`, () =>
      compareWithCpu(() => tf.gatherND(normal([...shape]), tf.tensor(indices as never, undefined, "int32"))));
  test("int32 x=[2,3] indices=[2]", () =>
    compareWithCpu(() => tf.gatherND(tf.tensor2d([0, 1, 2, 3, 4, 5], [2, 3], "int32"), tf.tensor1d([1, 2], "int32"))));
});
