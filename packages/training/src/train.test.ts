import "@tensorflow/tfjs-backend-cpu";
import { type Architecture, instantiate, seededRandom } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, expect, test } from "vitest";
import { trainingImages as noisyImages } from "../test/noisy-images.ts";
import { batchesOf } from "./fill-batches.ts";
import { cosineRate } from "./learning-rate.ts";
import { measureAccuracy } from "./measure-accuracy.ts";
import { plateauRate } from "./plateau-rate.ts";
import { prefetchBatches } from "./prefetch-batches.ts";
import { train } from "./train.ts";
import { makeTrainable } from "./trainable-network.ts";
import type { TrainingImages } from "./training-images.ts";
import type { TrainingOptions } from "./training-options.ts";

beforeAll(async () => {
  await tf.setBackend("cpu");
});

const architecture: Architecture = {
  name: "bars",
  inputShape: [6, 6, 1],
  layers: [
    { name: "conv1", operator: "Conv", filters: 4, kernel: [3, 3], strides: [1, 1], padding: 1, groups: 1 },
    { name: "relu1", operator: "Relu" },
    { name: "pool1", operator: "MaxPool", kernel: [2, 2], strides: [2, 2], ceil: false },
    { name: "flatten", operator: "Flatten" },
    { name: "fc2", operator: "Gemm", units: 2 },
  ],
};

/** A bar in noise: label 0 lies, label 1 stands. */
function bars(count: number, seed: number): TrainingImages {
  const random = seededRandom(seed);
  const images = Array.from({ length: count }, (_, index) => {
    const place = Math.floor(random() * 6);
    return Float32Array.from({ length: 36 }, (_, cell) => {
      const [y, x] = [Math.floor(cell / 6), cell % 6];
      return (index % 2 === 0 ? y : x) === place ? 1 : 0.3 * random();
    });
  });
  return {
    count,
    read: (index, target) => {
      target.set(images[index]!);
      return index % 2;
    },
  };
}

const options: TrainingOptions = { epochs: 6, batchSize: 16, rate: cosineRate(0.1), dropout: 0, seed: 3 };

async function trainBars(changed: Partial<TrainingOptions> = {}) {
  const net = makeTrainable(instantiate(architecture, seededRandom(1), "he"));
  const losses: number[] = [];
  for await (const { loss } of train(net, batchesOf(bars(96, 1)), { ...options, ...changed })) losses.push(loss);
  return { net, losses };
}

test("learns to tell standing from lying bars it has not seen", async () => {
  const { net, losses } = await trainBars();
  expect(losses).toHaveLength(6 * 6);
  expect(await measureAccuracy(net, batchesOf(bars(100, 77)), 32)).toBeGreaterThan(0.95);
});

test("the same seed gives the same losses, another seed others", async () => {
  const first = await trainBars({ epochs: 2 });
  const again = await trainBars({ epochs: 2 });
  const other = await trainBars({ epochs: 2, seed: 4 });
  expect(again.losses).toEqual(first.losses);
  expect(other.losses).not.toEqual(first.losses);
});

test("500 steps leave as many tensors as two", async () => {
  const net = makeTrainable(instantiate(architecture, seededRandom(1), "he"));
  const run = train(net, batchesOf(bars(16, 1)), {
    ...options,
    batchSize: 2,
    epochs: 63,
    dropout: 0.5,
    filterBound: 1,
  });
  const seen: number[] = [];
  for await (const { step } of run) if (step === 2 || step >= 500) seen.push(tf.memory().numTensors);
  expect(seen).toEqual([seen[0], seen[0], seen[0], seen[0], seen[0], seen[0]]);
  const { numTensors } = tf.memory();
  net.dispose();
  expect(tf.memory().numTensors).toBe(numTensors - net.weights.length);
});

test("batches from another thread train alike", async () => {
  const source = await prefetchBatches(new URL("../test/noisy-images.ts", import.meta.url), { parameters: 1 });
  const losses: number[][] = [];
  for (const batches of [source, batchesOf(noisyImages(1))]) {
    const net = makeTrainable(instantiate(architecture, seededRandom(1), "he"));
    const seen: number[] = [];
    for await (const { loss } of train(net, batches, { ...options, epochs: 2 })) seen.push(loss);
    losses.push([...seen, await measureAccuracy(net, batches, 20)]);
  }
  await source.close();
  expect(losses[0]).toHaveLength(2 * 2 + 1);
  expect(losses[0]).toEqual(losses[1]);
});

test("toNetwork has the trained weights and scores alike", async () => {
  const { net } = await trainBars({ epochs: 1 });
  const copy = makeTrainable(await net.toNetwork());
  const image = tf.ones<tf.Rank.R4>([1, 6, 6, 1]);
  expect(await copy.logits(image).data()).toEqual(await net.logits(image).data());
});

test("an aborted run stops before its next step", async () => {
  const abort = new AbortController();
  const net = makeTrainable(instantiate(architecture, seededRandom(1), "he"));
  let steps = 0;
  const run = async () => {
    for await (const _ of train(net, batchesOf(bars(96, 1)), { ...options, abort: abort.signal })) {
      steps += 1;
      abort.abort();
    }
  };
  await expect(run()).rejects.toThrow(/abort/i);
  expect(steps).toBe(1);
});

test.each([
  [{ batchSize: 0 }, "batchSize: expected 1 to 96, got 0"],
  [{ batchSize: 97 }, "batchSize: expected 1 to 96, got 97"],
  [{ epochs: 0 }, "epochs: expected a whole number of at least 1, got 0"],
  [{ momentum: 1 }, "momentum: expected 0 to below 1, got 1"],
  [{ weightDecay: -1 }, "weightDecay: expected at least 0, got -1"],
  [{ dropout: 1 }, "dropout: expected 0 to below 1, got 1"],
  [{ rate: plateauRate(0.1) }, "validate: expected a function for a rate on a plateau, got undefined"],
])("refuses %j", async (changed, message) => {
  await expect(trainBars(changed)).rejects.toThrow(message);
});

/** Lying bars are label 0, standing ones 1; some images have both, some none. */
function crossedBars(count: number, seed: number): TrainingImages {
  const random = seededRandom(seed);
  const places = Array.from({ length: count }, () => [0, 1].map(() => Math.floor(random() * 12)));
  return {
    count,
    read: (index, target) => {
      const [row, column] = places[index] as [number, number];
      for (let cell = 0; cell < 36; cell++) target[cell] = Number(Math.floor(cell / 6) === row || cell % 6 === column);
      return [0, 1].filter((label) => [row, column][label]! < 6);
    },
  };
}

test("a sigmoid a class learns which of several are there", async () => {
  const net = makeTrainable(instantiate(architecture, seededRandom(1), "he"));
  const losses: number[] = [];
  const source = batchesOf(crossedBars(200, 1));
  for await (const { loss } of train(net, source, { ...options, epochs: 12, loss: "sigmoid" })) losses.push(loss);
  const seen = crossedBars(100, 2);
  let right = 0;
  for (let index = 0; index < seen.count; index++) {
    const pixels = new Float32Array(36);
    const labels = (await seen.read(index, pixels, Math.random)) as number[];
    const logits = await net.logits(tf.tensor4d(pixels, [1, 6, 6, 1])).data();
    for (const label of [0, 1]) if (logits[label]! > 0 === labels.includes(label)) right += 1;
  }
  expect(right / 200).toBeGreaterThan(0.95);
});

test("softmax takes several labels where it is told so, and refuses them else", async () => {
  const net = makeTrainable(instantiate(architecture, seededRandom(1), "he"));
  const source = batchesOf(crossedBars(32, 1));
  const { value } = await train(net, source, { ...options, labels: "several" }).next();
  expect(value.loss).toBeGreaterThan(0);
  await expect(train(net, source, options).next()).rejects.toThrow(/labels of image \d+: expected one, got [02]/);
  const sigmoid = train(net, source, { ...options, loss: "sigmoid", labels: "one" });
  await expect(sigmoid.next()).rejects.toThrow("labels: expected several for a sigmoid, got one");
});

test("says which image has a label beyond the classes", async () => {
  const net = makeTrainable(instantiate(architecture, seededRandom(1), "he"));
  const run = train(net, batchesOf({ count: 16, read: () => 2 }), options);
  await expect(run.next()).rejects.toThrow(/label of image \d+: expected 0 to 1, got 2/);
});

test("a loss that is no number ends the run", async () => {
  await expect(trainBars({ rate: () => 1e30, epochs: 4 })).rejects.toThrow(/the loss is (NaN|Infinity)/);
});
