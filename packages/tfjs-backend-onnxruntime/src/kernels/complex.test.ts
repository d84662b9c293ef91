import * as tf from "@tensorflow/tfjs-core";
import { beforeEach, describe, expect, test } from "vitest";
import { compareWithCpu } from "../compare-with-cpu.ts";

const pair = () => tf.complex(tf.tensor2d([1, 2, 3, 4], [2, 2]), tf.tensor2d([5, 6, 7, 8], [2, 2]));

describe("Complex", () => {
  test("parts in another shape", () =>
    compareWithCpu(() => {
      const z = tf.reshape(pair(), [4]);
      return [tf.real(z), tf.imag(z)];
    }));
  test("of parts that are not computed yet", () =>
    compareWithCpu(() => {
      const z = tf.complex(tf.relu(tf.tensor1d([-1, 2])), tf.relu(tf.tensor1d([3, -4])));
      return [z, tf.relu(tf.imag(z))];
    }));
  test("through a kernel that falls back", () =>
    compareWithCpu(() => tf.spectral.fft(tf.reshape(pair(), [1, 4])), { fallbacks: ["FFT"] }));
  test("of another backend", async () => {
    await tf.setBackend("cpu");
    const z = pair();
    await tf.setBackend("onnxruntime");
    const y = tf.reshape(z, [4]);
    expect(Array.from(tf.real(y).dataSync())).toEqual([1, 2, 3, 4]);
    expect(Array.from(await z.data<"float32">())).toEqual([1, 5, 2, 6, 3, 7, 4, 8]);
  });
});

describe("memory", () => {
  beforeEach(() => tf.setBackend("onnxruntime"));
  for (const order of ["parts first", "whole first"])
    test(`nothing stays: ${order}`, () => {
      const before = tf.memory();
      const ids = tf.backend().numDataIds();
      const [real, imag] = [tf.tensor1d([1, 2]), tf.tensor1d([3, 4])];
      const z = tf.complex(real, imag);
      const part = tf.real(z);
      tf.dispose(order === "parts first" ? [real, imag, part] : z);
      if (order === "parts first") expect(Array.from(z.dataSync())).toEqual([1, 3, 2, 4]);
      else expect(Array.from(part.dataSync())).toEqual([1, 2]);
      tf.dispose([real, imag, part, z]);
      expect(tf.memory()).toEqual(before);
      expect(tf.backend().numDataIds()).toBe(ids);
    });
});
