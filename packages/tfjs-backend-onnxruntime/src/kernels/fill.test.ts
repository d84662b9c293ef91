import * as tf from "@tensorflow/tfjs-core";
import { describe, expect, test } from "vitest";
import { compareWithCpu } from "../compare-with-cpu.ts";
import { OnnxRuntimeBackend } from "../index.ts";

describe("fill", () => {
  for (const dtype of ["float32", "int32", "bool"] as const)
    for (const shape of [[], [3], [2, 0], [2, 1, 3, 2]])
      test(`${dtype}[${shape}]`, () => compareWithCpu(() => tf.fill(shape, 1, dtype), { fallbacks: [] }));

  for (const dtype of ["float32", "int32", "bool"] as const)
    for (const shape of [[], [3], [2, 1, 3, 2], [1025, 1024]])
      test(`like ${dtype}[${shape}]`, () =>
        compareWithCpu(() => {
          const x = tf.zeros(shape, dtype);
          return [tf.zerosLike(x), tf.onesLike(x)];
        }));

  test("values do not make graphs of their own", async () => {
    await tf.setBackend("onnxruntime");
    const backend = tf.backend();
    if (!(backend instanceof OnnxRuntimeBackend)) throw new TypeError("expected the backend onnxruntime");
    const compute = (value: number) => tf.tidy(() => tf.sqrt(tf.fill([7, 5], value))).data();
    await compute(1);
    const { compilations } = backend.statistics();
    await compute(2);
    expect(backend.statistics().compilations).toBe(compilations);
  });

  test("large tensors are no part of a graph, which would keep them", async () => {
    await tf.setBackend("onnxruntime");
    const backend = tf.backend();
    if (!(backend instanceof OnnxRuntimeBackend)) throw new TypeError("expected the backend onnxruntime");
    const { compilations } = backend.statistics();
    const like = tf.tidy(() => tf.onesLike(tf.fill([1025, 1024], 2)));
    expect(like.dataSync()[1025 * 1024 - 1]).toBe(1);
    expect(backend.statistics().compilations).toBe(compilations);
  });
});
