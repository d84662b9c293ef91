import "@tensorflow/tfjs-backend-cpu";
import * as tf from "@tensorflow/tfjs-core";
import { beforeEach, describe, expect, test } from "vitest";
import { OnnxRuntimeBackend, onnxRuntimeVersion } from "./index.ts";

beforeEach(() => tf.setBackend("onnxruntime"));

function statistics() {
  const backend = tf.backend();
  if (!(backend instanceof OnnxRuntimeBackend)) throw new TypeError("expected the backend onnxruntime");
  return backend.statistics();
}

const values = (x: tf.Tensor) => Array.from(x.dataSync());
/** Large enough for its memory to be used again. */
const large = (value: number) => tf.tensor1d(new Float32Array(4096).fill(value));

test("the version is that of ONNX Runtime", () => expect(onnxRuntimeVersion).toMatch(/^1\.\d+\.\d+$/));

describe("reading", () => {
  test("nothing runs before; one run then computes all that hangs together", async () => {
    const before = statistics().runs;
    const x = tf.relu(tf.tensor1d([-1, 2]));
    const [a, b] = [tf.reverse(x), tf.concat([x, x])];
    expect(statistics().runs).toBe(before);
    expect(Array.from(await a.data())).toEqual([2, 0]);
    expect(statistics().runs).toBe(before + 1);
    expect(values(b)).toEqual([0, 2, 0, 2]);
    expect(values(x)).toEqual([0, 2]);
    expect(statistics().runs).toBe(before + 1);
  });

  test("data and dataSync in any order", async () => {
    const x = tf.relu(tf.tensor1d([-3, 4]));
    const later = x.data();
    expect(values(tf.reverse(x))).toEqual([4, 0]);
    expect(Array.from(await later)).toEqual([0, 4]);
    const y = tf.reverse(x);
    const [first, second] = [y.data(), tf.relu(y).data()];
    expect(values(y)).toEqual([4, 0]);
    expect((await Promise.all([first, second])).map((array) => Array.from(array))).toEqual([
      [4, 0],
      [4, 0],
    ]);
  });

  test("what was read keeps its numbers, whatever runs afterwards", () => {
    const x = tf.relu(large(1));
    const y = tf.reverse(x);
    const kept = y.dataSync();
    tf.dispose([x, y]);
    for (let value = 2; value < 6; value++) tf.tidy(() => tf.reverse(tf.relu(large(value))).dataSync());
    expect(kept.every((value) => value === 1)).toBe(true);
  });

  test("feature maps come back channels-last, also when they are read as they are used on", () => {
    const x = tf.tensor4d([1, 2, 3, 4, 5, 6, 7, 8], [1, 2, 2, 2]);
    const y = tf.conv2d(x, tf.tensor4d([1, 0, 0, 1], [1, 1, 2, 2]), 1, "valid");
    const z = tf.relu(y);
    expect(values(z)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(values(tf.reshape(y, [8]))).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(values(tf.slice(y, [0, 0, 1, 0], [1, 1, 1, 2]))).toEqual([3, 4]);
  });

  test("time waits for the work", async () => {
    const { kernelMs, wallMs } = await tf.time(() => tf.relu(large(1)));
    expect(kernelMs).toBeGreaterThan(0);
    expect(wallMs).toBeGreaterThan(0);
  });
});

describe("disposing", () => {
  test("memory is exact", () => {
    const before = tf.memory();
    const ids = tf.backend().numDataIds();
    tf.tidy(() => {
      const x = tf.relu(tf.tensor2d([[1, -2]]));
      tf.split(tf.tile(x, [2, 2]), 2, 1);
      tf.reshape(x, [2]).dataSync();
      tf.concat([x, tf.reverse(x)]);
    });
    expect(tf.memory()).toEqual(before);
    expect(tf.backend().numDataIds()).toBe(ids);
    expect(tf.memory().unreliable).toBeFalsy();
  });

  test("inputs before the read", () => {
    const x = tf.tensor1d([-1, 5]);
    const y = tf.relu(x);
    x.dispose();
    const z = tf.reverse(y);
    y.dispose();
    expect(values(z)).toEqual([5, 0]);
  });

  test("results that a pending operation still needs", () => {
    const [x, other] = [tf.relu(large(7)), tf.relu(large(1))];
    values(tf.concat([x, other]));
    const y = tf.reverse(x);
    x.dispose();
    for (let value = 0; value < 3; value++) values(tf.reverse(tf.relu(large(value))));
    expect(y.dataSync().every((value) => value === 7)).toBe(true);
  });

  test("one of two tensors of the same numbers", () => {
    const x = tf.relu(tf.tensor1d([1, 2, 3, 4]));
    const y = tf.reshape(x, [2, 2]);
    const clone = tf.clone(x);
    x.dispose();
    expect(values(tf.transpose(y))).toEqual([1, 3, 2, 4]);
    y.dispose();
    expect(values(clone)).toEqual([1, 2, 3, 4]);
  });

  test("an operation that nothing needs is not run", () => {
    const x = tf.relu(tf.tensor1d([1, 2]));
    tf.gather(x, tf.reverse(tf.tensor1d([9], "int32"))).dispose();
    expect(values(x)).toEqual([1, 2]);
  });

  test("tf.keep and tidy", () => {
    const kept = tf.tidy(() => tf.keep(tf.relu(tf.tensor1d([-1, 1]))));
    expect(values(kept)).toEqual([0, 1]);
    kept.dispose();
    expect(() => kept.dataSync()).toThrow(/disposed/);
  });
});

describe("variables", () => {
  test("what was recorded before an assignment sees the numbers of before", () => {
    const variable = tf.variable(tf.tensor1d([1, 2]));
    const before = tf.reverse(variable);
    variable.assign(tf.reverse(before));
    variable.assign(tf.concat([tf.slice(variable, 0, 1), tf.tensor1d([9])]));
    const after = tf.reverse(variable);
    expect(values(after)).toEqual([9, 1]);
    expect(values(before)).toEqual([2, 1]);
    expect(values(variable)).toEqual([1, 9]);
  });
});

describe("other backends", () => {
  test("tensors move there and back", async () => {
    await tf.setBackend("cpu");
    const x = tf.tensor4d([1, 2, 3, 4, 5, 6, 7, 8], [1, 2, 2, 2]);
    const mask = tf.tensor1d([true, false], "bool");
    await tf.setBackend("onnxruntime");
    const y = tf.conv2d(x, tf.tensor4d([1, 0, 0, 1], [1, 1, 2, 2]), 1, "valid");
    const turned = tf.reverse(mask);
    await tf.setBackend("cpu");
    expect(values(tf.reverse(y, 3))).toEqual([2, 1, 4, 3, 6, 5, 8, 7]);
    expect(values(tf.reverse(turned))).toEqual([1, 0]);
    await tf.setBackend("onnxruntime");
    expect(values(tf.relu(y))).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(values(tf.concat([turned, mask]))).toEqual([0, 1, 1, 0]);
  });

  test("strings and tensors without elements are computed in plain JavaScript", () => {
    const { Concat: before = 0 } = statistics().fallbacks;
    expect(values(tf.concat([tf.tensor1d(["a"]), tf.tensor1d(["b"])]))).toEqual(["a", "b"]);
    expect(tf.concat([tf.zeros([0, 2]), tf.zeros([0, 2])]).shape).toEqual([0, 2]);
    const { Concat: after = 0 } = statistics().fallbacks;
    expect(after - before).toBe(2);
  });
});
