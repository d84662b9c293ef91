import * as tf from "@tensorflow/tfjs-core";
import { expect, test } from "vitest";
import { startBackends } from "../backends.ts";
import { profileGraphs } from "./profile-graphs.ts";
import { profileKernels } from "./profile-kernels.ts";

async function multiply(): Promise<void> {
  const x = tf.randomUniform<tf.Rank.R2>([64, 48], -1, 1, "float32", 1);
  const y = tf.randomUniform<tf.Rank.R2>([48, 32], -1, 1, "float32", 2);
  for (let repetition = 0; repetition < 4; repetition++) {
    const product = tf.tidy(() => tf.exp(tf.matMul(x, y)));
    await product.data();
    product.dispose();
  }
  tf.dispose([x, y]);
}

test("onnxruntime: the operators of each graph with their shapes, as often as it ran", async () => {
  await startBackends(["onnxruntime"]);
  const graphs = await profileGraphs(async () => {
    await tf.setBackend("onnxruntime");
    await multiply();
  });
  const ran = graphs.filter(({ nodes }) => nodes.some(({ operator }) => operator === "Exp"));
  expect(ran.reduce((sum, { runs }) => sum + runs, 0)).toBe(4);
  expect(ran[0]?.nodes.find(({ operator }) => operator === "Exp")).toMatchObject({ shape: "64×32" });
});

test("cpu: every kernel call with its output's shape", async () => {
  const { started } = await startBackends(["cpu"]);
  await started[0]?.use();
  const calls = await profileKernels(multiply, 2);
  expect(calls.filter(({ name }) => name === "Exp").map(({ shape }) => shape)).toEqual(Array(4).fill("64×32"));
  expect(calls.every(({ time }) => time >= 0)).toBe(true);
});
