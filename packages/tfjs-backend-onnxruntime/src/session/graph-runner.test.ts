import "../index.ts";
import * as tf from "@tensorflow/tfjs";
import { beforeAll, expect, test, vi } from "vitest";
import type { SharedMemory } from "../wasm/web-assembly.ts";

const { Memory }: { readonly Memory: new () => SharedMemory } = Reflect.get(globalThis, "WebAssembly");

beforeAll(() => tf.setBackend("onnxruntime"));

/** The gradient of filters before a max pool, which has a program of its own where the processor has blocks. */
function recordGradient(): tf.Tensor {
  return tf.tidy(() => {
    const images = tf.randomUniform<tf.Rank.R4>([64, 24, 24, 3], -1, 1, "float32", 1);
    const filters = tf.randomUniform([3, 3, 3, 16], -1, 1, "float32", 2);
    const pool = (x: tf.Tensor) => tf.maxPool(tf.relu(tf.conv2d(images, x as tf.Tensor4D, 1, "same")), 3, 2, "valid");
    return tf.grad((x) => tf.square(pool(x)))(filters);
  });
}

/** Reads what runs after the gradient, and cannot. */
function failAfter(gradient: tf.Tensor): void {
  tf.tidy(() => {
    const row = tf.cast(tf.add(tf.mul(tf.sum(gradient), 0), 1000), "int32");
    const read = tf.gather(gradient, tf.reshape(row, [1]));
    expect(() => read.dataSync()).toThrow("onnxruntime cannot run GatherV2(float32[3,3,3,16], int32[1])");
  });
}

test("steps that fail after a program leave nothing in the memory that threads share", () => {
  const fail = () => {
    const gradient = recordGradient();
    failAfter(gradient);
    gradient.dispose();
  };
  fail();
  const grow = vi.spyOn(Memory.prototype, "grow");
  for (let time = 0; time < 4; time++) fail();
  expect(grow).not.toHaveBeenCalled();
  grow.mockRestore();
});

test("what a failed step had computed is there for those that read it later", () => {
  const [gradient, expected] = [recordGradient(), recordGradient()];
  failAfter(gradient);
  expect(gradient.dataSync()).toEqual(expected.dataSync());
});
