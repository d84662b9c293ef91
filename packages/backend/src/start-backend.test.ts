import * as tf from "@tensorflow/tfjs-core";
import { OnnxRuntimeBackend } from "tfjs-backend-onnxruntime";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { backendNames } from "./backend-names.ts";
import { findGpu } from "./find-gpu.ts";
import { startBackend } from "./start-backend.ts";

const gpu = findGpu();

beforeEach(() => void vi.stubEnv("DECONVSCOPE_BACKEND", ""));
afterEach(() => void vi.unstubAllEnvs());

test("the chosen backend is the current one, and every better one says why it is not", async () => {
  const started = await startBackend(undefined);
  expect(tf.getBackend()).toBe(started.name);
  expect(started.version).toMatch(/^\d+\.\d+/);
  const before = backendNames.slice(0, backendNames.indexOf(started.name));
  expect(started.rejected.map(({ name }) => name)).toEqual(before);
  for (const { why } of started.rejected) expect(why).toMatch(/\S/);
});

// A machine with a GPU is the one place where libtensorflow computes unasked.
if (gpu === undefined) {
  test("without a GPU ONNX Runtime computes, and tensorflow tells how to ask for it", async () => {
    const { name, rejected } = await startBackend(undefined);
    expect(name).toBe("onnxruntime");
    expect(rejected).toEqual([
      { name: "tensorflow", why: expect.stringMatching(/^no GPU was found; .*--backend tensorflow/) },
    ]);
  });
}

test("one that is asked for is the only one tried", async () => {
  const { name, rejected } = await startBackend("cpu");
  expect(name).toBe("cpu");
  expect(rejected).toEqual([
    { name: "tensorflow", why: "cpu was asked for" },
    { name: "onnxruntime", why: "cpu was asked for" },
  ]);
});

test("DECONVSCOPE_BACKEND asks as an argument does", async () => {
  vi.stubEnv("DECONVSCOPE_BACKEND", "cpu");
  expect((await startBackend()).name).toBe("cpu");
  vi.stubEnv("DECONVSCOPE_BACKEND", "abacus");
  await expect(startBackend()).rejects.toThrow('got "abacus"');
});

test("an unknown one is refused by name", async () => {
  await expect(startBackend("abacus")).rejects.toThrow(
    'backend: expected one of tensorflow, onnxruntime, cpu, got "abacus"',
  );
});

test("a GPU is what its driver shows among the devices", () => {
  expect(findGpu(["null", "nvidiactl", "nvidia-uvm", "nvidia0", "nvidia1"])).toBe("/dev/nvidia0");
  expect(findGpu(["null", "dxg"])).toBe("/dev/dxg");
  expect(findGpu(["null", "nvidiactl", "dri", "snvidia0"])).toBeUndefined();
});

test("compiled graphs are held to what they may take", async () => {
  await startBackend("onnxruntime", { graphMegabytes: 3 });
  const weights = tf.keep(tf.ones([512, 1024]));
  for (const rows of [1, 2, 3]) {
    const product = tf.tidy(() => tf.matMul(tf.ones([rows, 512]), weights));
    expect((await product.data())[0]).toBe(512);
    product.dispose();
  }
  const backend = tf.backend();
  if (!(backend instanceof OnnxRuntimeBackend)) throw new TypeError("expected the backend onnxruntime");
  expect(backend.statistics().sessions).toBe(1);
  weights.dispose();
});
