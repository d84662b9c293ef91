import * as tf from "@tensorflow/tfjs-core";
import { beforeEach, describe, expect, test } from "vitest";
import { compareWithCpu } from "../compare-with-cpu.ts";
import { OnnxRuntimeBackend } from "../index.ts";

const count = (shape: number[], dtype: "float32" | "int32" | "bool" = "float32") =>
  tf.tensor(
    [...Array(shape.reduce((product, extent) => product * extent, 1)).keys()].map((place) =>
      dtype === "bool" ? place % 2 : place,
    ),
    shape,
    dtype,
  );

function statistics() {
  const backend = tf.backend();
  if (!(backend instanceof OnnxRuntimeBackend)) throw new TypeError("expected the backend onnxruntime");
  return backend.statistics();
}

describe("the numbers of slices that move", () => {
  for (const dtype of ["float32", "int32", "bool"] as const)
    test(`${dtype} x=[8] size=[2]`, () =>
      compareWithCpu(() => [0, 1, 2, 3, 4, 5, 6].map((begin) => tf.slice(count([8], dtype), [begin], [2]))));
  test("x=[4,5,3] size=[2,2,2], along three axes", () =>
    compareWithCpu(() =>
      [0, 1, 2, 1, 0, 2].map((begin, place) => tf.slice(count([4, 5, 3]), [begin, place % 4, place % 2], [2, 2, 2])),
    ));
  test("feature maps that are channels-first", () =>
    compareWithCpu(() => {
      const maps = tf.transpose(count([2, 3, 6, 5]), [0, 2, 3, 1]);
      return [0, 1, 2, 3, 4, 3].map((begin) => tf.relu(tf.slice(maps, [0, begin, 1, 1], [2, 2, 3, 1])));
    }));
  test("under a convolution", () =>
    compareWithCpu(
      () => {
        const filter = count([2, 2, 1, 2]) as tf.Tensor4D;
        return [0, 1, 2, 3, 4, 3].map((begin) =>
          tf.conv2d(
            tf.slice(count([1, 8, 7, 1]), [0, begin, 4 - begin, 0], [1, 3, 3, 1]) as tf.Tensor4D,
            filter,
            1,
            "valid",
          ),
        );
      },
      { tolerance: 1e-4 },
    ));
});

describe("graphs", () => {
  beforeEach(() => tf.setBackend("onnxruntime"));

  test("batches of a data set share one, after a few", () => {
    const [images, weights] = [count([60, 5]), count([5, 2])];
    const before = statistics().compilations;
    for (let begin = 0; begin < 60; begin += 3) {
      const sums = tf.tidy(() =>
        tf.matMul(tf.slice(images, [begin, 0], [3, 5]) as tf.Tensor2D, weights as tf.Tensor2D).dataSync(),
      );
      expect(sums[0]).toBe([0, 1, 2, 3, 4].reduce((sum, place) => sum + (begin * 5 + place) * place * 2, 0));
    }
    expect(statistics().compilations - before).toBe(4);
  });

  test("nothing stays of the places", () => {
    const x = count([40, 3]);
    const before = tf.memory();
    const ids = tf.backend().numDataIds();
    for (let begin = 0; begin < 30; begin++) tf.tidy(() => tf.slice(x, [begin, 0], [7, 3]).dataSync());
    expect(tf.memory()).toEqual(before);
    expect(tf.backend().numDataIds()).toBe(ids);
  });

  test("channels that a network chooses stay part of the graph", () => {
    const x = count([2, 9]);
    const before = statistics().compilations;
    for (let begin = 0; begin < 8; begin++) tf.tidy(() => tf.slice(x, [0, begin], [2, 1]).dataSync());
    expect(statistics().compilations - before).toBe(8);
  });

  test("slices that do not fit", () =>
    expect(() => tf.slice(count([40, 3]), [35, 0], [7, 3])).toThrow(/begin\[0\] \+ size\[0\] \(42\) would overflow/));
});
