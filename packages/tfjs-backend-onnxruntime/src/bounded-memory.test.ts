import "./index.ts";
import * as tf from "@tensorflow/tfjs";
import { beforeAll, describe, expect, test } from "vitest";
import { configure, OnnxRuntimeBackend } from "./index.ts";

beforeAll(() => tf.setBackend("onnxruntime"));

interface Footprint {
  readonly tensors: number;
  readonly ids: number;
  readonly sessions: number;
  readonly compilations: number;
  /** MiB. */
  readonly resident: number;
}

function measure(): Footprint {
  const backend = tf.backend();
  if (!(backend instanceof OnnxRuntimeBackend)) throw new TypeError("expected the backend onnxruntime");
  const { sessions, compilations } = backend.statistics();
  const { numTensors: tensors } = tf.memory();
  return { tensors, ids: backend.numDataIds(), sessions, compilations, resident: process.memoryUsage().rss / 2 ** 20 };
}

/** A training step of a small network. @returns the loss */
function trainer(optimizer: tf.Optimizer): () => tf.Scalar {
  const weights = tf.variable(tf.randomNormal([6, 3], 0, 1, "float32", 1));
  const bias = tf.variable(tf.zeros([3]));
  const x = tf.randomNormal([8, 6], 0, 1, "float32", 2);
  const y = tf.oneHot(tf.tensor1d([0, 1, 2, 0, 1, 2, 0, 1], "int32"), 3).toFloat();
  return () => {
    const loss = () => tf.losses.softmaxCrossEntropy(y, x.matMul(weights).add(bias)) as tf.Scalar;
    const cost = optimizer.minimize(loss, true);
    if (!cost) throw new TypeError("expected a loss, got none");
    return cost;
  };
}

/** Footprints after each quarter of the steps. */
function runQuarters(steps: number, step: () => void): readonly Footprint[] {
  return [0, 1, 2, 3].map(() => {
    for (let done = 0; done < steps / 4; done++) step();
    return measure();
  });
}

function expectConstant(quarters: readonly Footprint[]): void {
  const [, second, , last] = quarters;
  const { resident: before, ...counts } = second!;
  const { resident: after, ...lastCounts } = last!;
  expect(lastCounts).toEqual(counts);
  // The heap of the engine that runs JavaScript grows by steps of its own.
  expect(after - before).toBeLessThan(96);
}

describe("nothing grows while a network is trained", () => {
  for (const name of ["sgd", "adam"] as const)
    test(`${name}, the loss read each step`, () => {
      const step = trainer(tf.train[name](0.1));
      const losses: number[] = [];
      const quarters = runQuarters(240, () => {
        const loss = step();
        losses.push(loss.dataSync()[0]!);
        loss.dispose();
      });
      expectConstant(quarters);
      expect(losses.at(-1)).toBeLessThan(losses[0]! / 2);
    });

  test("sgd, nothing read", () => {
    const step = trainer(tf.train.sgd(0.1));
    expectConstant(runQuarters(640, () => step().dispose()));
  });
});

test("unread and read training reach the same weights", () => {
  const train = (read: boolean) => {
    const step = trainer(tf.train.sgd(0.1));
    for (let done = 0; done < 60; done++) {
      const loss = step();
      if (read) loss.dataSync();
      loss.dispose();
    }
    const loss = step();
    return loss.dataSync()[0]!;
  };
  expect(train(false)).toBeCloseTo(train(true), 6);
});

test("operations that wait for no read are run in the end", () => {
  configure({ maxPending: 300 });
  const before = measure().compilations;
  let x: tf.Tensor = tf.tensor1d([1, 2]);
  for (let step = 0; step < 301; step++) x = step % 7 === 3 ? tf.neg(x) : tf.add(x, step);
  expect(measure().compilations).toBeGreaterThan(before);
  configure({ maxPending: 4096 });
});

/** @returns tensors left after a model was made, trained, used and disposed of */
async function trainLayers(): Promise<number> {
  const before = tf.memory().numTensors;
  const model = tf.sequential({
    layers: [
      tf.layers.conv2d({ inputShape: [6, 6, 1], filters: 2, kernelSize: 3, activation: "relu" }),
      tf.layers.maxPooling2d({ poolSize: 2 }),
      tf.layers.flatten(),
      tf.layers.dense({ units: 2, activation: "softmax" }),
    ],
  });
  model.compile({ optimizer: "sgd", loss: "categoricalCrossentropy" });
  const images = tf.randomNormal([12, 6, 6, 1], 0, 1, "float32", 5);
  const labels = tf.oneHot(tf.tensor1d([0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1], "int32"), 2);
  const { history } = await model.fit(images, labels, { epochs: 10, batchSize: 6, verbose: 0, shuffle: false });
  const { loss = [] } = history as Record<string, number[]>;
  expect(loss.at(-1)).toBeLessThan(loss[0]!);
  const prediction = model.predict(images) as tf.Tensor;
  for (const sum of prediction.sum(1).dataSync()) expect(sum).toBeCloseTo(1, 5);
  model.dispose();
  tf.dispose([images, labels, prediction]);
  return tf.memory().numTensors - before;
}

test("tf.layers: fit and predict leave what they leave on the cpu backend", async () => {
  await tf.setBackend("cpu");
  const expected = await trainLayers();
  await tf.setBackend("onnxruntime");
  expect(await trainLayers()).toBe(expected);
});

test("what unread operations keep of tensors that are gone is bounded", () => {
  const backend = tf.backend();
  if (!(backend instanceof OnnxRuntimeBackend)) throw new TypeError("expected the backend onnxruntime");
  let sum: tf.Tensor = tf.zeros([1024, 1024, 4]);
  const addImages = (count: number) => {
    for (let image = 0; image < count; image++) {
      const next = tf.tidy(() => sum.add(tf.fill([1024, 1024, 4], 3)));
      sum.dispose();
      sum = next;
    }
  };
  addImages(40);
  const before = backend.statistics();
  addImages(60);
  const { runs, compilations } = backend.statistics();
  expect(runs - before.runs).toBeGreaterThanOrEqual(3);
  expect(compilations).toBe(before.compilations);
  expect(sum.dataSync()[7]).toBe(3 * 100);
  sum.dispose();
});

test("an update of large parameters waits for its read as a whole", () => {
  const backend = tf.backend();
  if (!(backend instanceof OnnxRuntimeBackend)) throw new TypeError("expected the backend onnxruntime");
  const parameters = Array.from({ length: 8 }, () => tf.tidy(() => tf.variable(tf.zeros([5000, 2000]))));
  const { runs } = backend.statistics();
  for (const parameter of parameters) tf.tidy(() => parameter.assign(parameter.mul(0.9)));
  expect(backend.statistics().runs).toBe(runs);
  tf.dispose(parameters);
});
