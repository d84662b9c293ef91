import * as tf from "@tensorflow/tfjs-core";
import { describe, expect, test } from "vitest";
import { startBackend } from "../start-backend.ts";

const probe = await startBackend().then(({ rejected }) => rejected.map(({ name }) => name));
const backends = (["tensorflow", "cpu"] as const).filter((name) => !probe.includes(name));

function pool(x: tf.Tensor4D, kernel: [number, number], strides: [number, number]): [tf.Tensor, tf.Tensor] {
  const outputs = tf.engine().runKernel("MaxPoolWithSwitches", { x }, { kernel, strides });
  if (!Array.isArray(outputs)) throw new Error("expected two outputs");
  const [values, switches] = outputs;
  if (!(values instanceof tf.Tensor) || !(switches instanceof tf.Tensor)) throw new Error("expected tensors");
  return [values, switches];
}

function unpool(signal: tf.Tensor, switches: tf.Tensor, shape: number[]): tf.Tensor {
  const output = tf.engine().runKernel("Unpool", { signal, switches }, { shape });
  if (!(output instanceof tf.Tensor)) throw new Error("expected a tensor");
  return output;
}

describe.each(backends)("kernels on %s", (name) => {
  test("x=[1,3,4,1] k=2×3 s=1×1: switches are the first maximum in row-major order", async () => {
    await startBackend(name);
    const x = tf.tensor4d([1, 5, 5, 0, 5, 1, 5, 9, 0, 5, 5, 5], [1, 3, 4, 1]);
    const [values, switches] = pool(x, [2, 3], [1, 1]);
    expect(values.shape).toEqual([1, 2, 2, 1]);
    expect([...(await values.data())]).toEqual([5, 9, 5, 9]);
    expect([...(await switches.data())]).toEqual([1, 7, 4, 7]);
  });

  test("where every value is negative, the maximum is still one of them", async () => {
    await startBackend(name);
    const [values, switches] = pool(tf.tensor4d([-3, -2, -2, -9], [1, 2, 2, 1]), [2, 2], [2, 2]);
    expect([...(await values.data())]).toEqual([-2]);
    expect([...(await switches.data())]).toEqual([1]);
  });

  test("overlapping windows: values that meet at one place add", async () => {
    await startBackend(name);
    const x = tf.tensor4d([0, 0, 0, 0, 7, 0, 0, 0, 0], [1, 3, 3, 1]);
    const [, switches] = pool(x, [2, 2], [1, 1]);
    const unpooled = unpool(tf.tensor4d([1, 2, 4, 8], [1, 2, 2, 1]), switches, [1, 3, 3, 1]);
    expect([...(await unpooled.data())]).toEqual([0, 0, 0, 0, 15, 0, 0, 0, 0]);
  });

  test("unpooling is the pool's gradient: b=2 h=7 w=6 c=3 k=3 s=2", async () => {
    await startBackend(name);
    const x = tf.randomUniform<tf.Rank.R4>([2, 7, 6, 3], -1, 1, "float32", 7);
    const [values, switches] = pool(x, [3, 3], [2, 2]);
    const signal = tf.randomUniform(values.shape, -1, 1, "float32", 8);
    const unpooled = await unpool(signal, switches, x.shape).data();
    const [input, output, places, sent] = await Promise.all([x.data(), values.data(), switches.data(), signal.data()]);
    const expected = new Float32Array(input.length);
    for (let cell = 0; cell < output.length; cell++) {
      const image = Math.floor(cell / (output.length / 2));
      const index = (image * 42 + places[cell]!) * 3 + (cell % 3);
      expect(input[index]).toBe(output[cell]);
      expected[index] = expected[index]! + sent[cell]!;
    }
    expect(unpooled).toEqual(expected);
  });

  test("nothing leaks", async () => {
    await startBackend(name);
    const x = tf.ones<tf.Rank.R4>([1, 4, 4, 2]);
    const before = tf.memory().numTensors;
    tf.tidy(() => {
      const [values, switches] = pool(x, [2, 2], [2, 2]);
      unpool(values, switches, [1, 4, 4, 2]);
    });
    expect(tf.memory().numTensors).toBe(before);
  });
});

test("at least the cpu backend was tested", () => expect(backends).toContain("cpu"));
