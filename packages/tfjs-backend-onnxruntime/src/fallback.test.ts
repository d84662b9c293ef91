import * as tf from "@tensorflow/tfjs-core";
import { beforeEach, describe, expect, test } from "vitest";
import { runOnCpu } from "./fallback.ts";
import { OnnxRuntimeBackend } from "./index.ts";

beforeEach(() => tf.setBackend("onnxruntime"));

function backend(): OnnxRuntimeBackend {
  const current = tf.backend();
  if (!(current instanceof OnnxRuntimeBackend)) throw new TypeError("expected the backend onnxruntime");
  return current;
}

describe("a kernel that is computed in plain JavaScript", () => {
  test("reads what is not computed yet, and is counted", () => {
    const { Unique: before = 0 } = backend().statistics().fallbacks;
    const { values, indices } = tf.unique(tf.relu(tf.tensor1d([2, -1, 2, 0])));
    expect([values, indices].map((tensor) => Array.from(tensor.dataSync()))).toEqual([
      [2, 0],
      [0, 1, 0, 1],
    ]);
    const { Unique: after = 0 } = backend().statistics().fallbacks;
    expect(after).toBe(before + 1);
  });

  test("may give back its input, which is shared then", () => {
    const x = tf.tensor1d([1, 2]);
    const y = runOnCpu("Identity", { x }, {}, backend()) as tf.TensorInfo;
    expect(y.dataId).toBe(x.dataId);
    expect(backend().refCount(x.dataId)).toBe(2);
    backend().disposeData(y.dataId);
    expect(Array.from(x.dataSync())).toEqual([1, 2]);
  });

  test("leaves nothing behind", () => {
    const before = tf.memory();
    const ids = backend().numDataIds();
    tf.tidy(() => {
      const spectrum = tf.spectral.fft(tf.complex(tf.tensor1d([1, 2]), tf.relu(tf.tensor1d([-3, 4]))));
      expect(Array.from(spectrum.dataSync<"float32">())).toEqual([3, 4, -1, -4]);
    });
    expect(tf.memory()).toEqual(before);
    expect(backend().numDataIds()).toBe(ids);
  });

  test("that nobody has", () =>
    expect(() => runOnCpu("Nonsense", {}, {}, backend())).toThrow(
      'Nonsense: expected a kernel of the backend "cpu" to fall back to, got none',
    ));
});
