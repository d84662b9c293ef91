import "@tensorflow/tfjs-backend-cpu";
import { type Architecture, instantiate, seededRandom } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { trainingImages as noisyImages } from "../test/noisy-images.ts";
import type { BatchSource } from "./batch-source.ts";
import { decodeCheckpoint, encodeCheckpoint } from "./checkpoint.ts";
import { batchesOf } from "./fill-batches.ts";
import { cosineRate } from "./learning-rate.ts";
import { measureAccuracy } from "./measure-accuracy.ts";
import { plateauRate } from "./plateau-rate.ts";
import { type PrefetchedBatches, prefetchBatches } from "./prefetch-batches.ts";
import { train } from "./train.ts";
import { makeTrainable } from "./trainable-network.ts";
import type { TrainingOptions } from "./training-options.ts";

let thread: PrefetchedBatches;
beforeAll(async () => {
  await tf.setBackend("cpu");
  thread = await prefetchBatches(new URL("../test/noisy-images.ts", import.meta.url), { parameters: 0.2 });
});
afterAll(() => thread.close());

const architecture: Architecture = {
  name: "noise",
  inputShape: [6, 6, 1],
  layers: [
    { name: "conv1", operator: "Conv", filters: 3, kernel: [3, 3], strides: [1, 1], padding: 1, groups: 1 },
    { name: "relu1", operator: "Relu" },
    { name: "pool1", operator: "MaxPool", kernel: [2, 2], strides: [2, 2], ceil: false },
    { name: "flatten", operator: "Flatten" },
    { name: "fc2", operator: "Gemm", units: 5 },
    { name: "relu2", operator: "Relu" },
    { name: "dropout2", operator: "Dropout", rate: 0.5 },
    { name: "fc3", operator: "Gemm", units: 2 },
  ],
};
const epochs = 3;
/** 34 images, 4 whole batches an epoch. */
const options: TrainingOptions = {
  epochs,
  batchSize: 8,
  rate: cosineRate(0.05, 0.2),
  weightDecay: 1e-2,
  filterBound: 0.3,
  seed: 11,
};
const here = () => batchesOf(noisyImages(0.2));

const open = (seed: number) => makeTrainable(instantiate(architecture, seededRandom(seed), "he"));

/** Losses, rates and final weights, and a checkpoint after every step if asked for. */
async function run(
  source: BatchSource,
  changed: Partial<TrainingOptions> = {},
  { keep = false, from }: { keep?: boolean; from?: Uint8Array } = {},
) {
  const net = open(from ? 99 : 1);
  const seen: number[][] = [];
  const checkpoints: Uint8Array[] = [];
  const validate = async () => 1 - (await measureAccuracy(net, here(), 17));
  const given = { ...options, ...changed, ...(typeof changed.rate === "object" && { validate }) };
  for await (const progress of train(net, source, given, from && decodeCheckpoint(from))) {
    const { step, epoch, loss, accuracy, rate, validationError = -1 } = progress;
    seen.push([step, epoch, loss, accuracy, rate, validationError]);
    if (keep) checkpoints.push(encodeCheckpoint(await progress.readState()));
  }
  const weights = await Promise.all(net.weights.map(async ({ variable }) => [...(await variable.data())]));
  net.dispose();
  return { seen, weights, checkpoints };
}

test.each(["this", "another"])(
  "batches of %s thread: resumed after any step, a run ends with the same bits",
  async (which) => {
    const source = which === "this" ? here() : thread;
    const whole = await run(source);
    expect(whole.seen).toHaveLength(4 * epochs);
    const kept = await run(source, {}, { keep: true });
    expect(kept).toEqual({ ...whole, checkpoints: kept.checkpoints });
    for (const [index, from] of kept.checkpoints.entries()) {
      const resumed = await run(source, {}, { from });
      expect(resumed.seen, `after step ${index + 1}`).toEqual(whole.seen.slice(index + 1));
      expect(resumed.weights, `after step ${index + 1}`).toEqual(whole.weights);
    }
  },
);

test("a run that stops again and again ends with the same bits", async () => {
  const whole = await run(here());
  let from: Uint8Array | undefined;
  for (let step = 0; step < 4 * epochs; step++) {
    const net = open(step + 1);
    for await (const progress of train(net, here(), options, from && decodeCheckpoint(from))) {
      from = encodeCheckpoint(await progress.readState());
      break;
    }
    net.dispose();
  }
  expect(decodeCheckpoint(from!).weights.map(({ values }) => [...values])).toEqual(whole.weights);
});

test("a plateau is resumed with what it had seen", async () => {
  const changed = { epochs: 6, rate: plateauRate(0.05, 1, 0.5) };
  const whole = await run(here(), changed, { keep: true });
  expect(new Set(whole.seen.map(([, , , , rate]) => rate)).size).toBeGreaterThan(1);
  for (const index of [2, 3, 13, 18]) {
    const resumed = await run(here(), changed, { from: whole.checkpoints[index]! });
    expect(resumed.seen, `after step ${index + 1}`).toEqual(whole.seen.slice(index + 1));
    expect(resumed.weights).toEqual(whole.weights);
  }
});

test("a run that is over has no step left, and goes on where more epochs are asked for", async () => {
  const rate = () => 0.05;
  const short = await run(here(), { rate, epochs: 1 }, { keep: true });
  const from = short.checkpoints.at(-1)!;
  expect((await run(here(), { rate, epochs: 1 }, { from })).seen).toEqual([]);
  const long = await run(here(), { rate, epochs: 2 });
  expect((await run(here(), { rate, epochs: 2 }, { from })).weights).toEqual(long.weights);
});

test("reading the state leaves no tensor behind", async () => {
  const net = open(1);
  for await (const progress of train(net, here(), options)) {
    const { numTensors } = tf.memory();
    await progress.readState();
    expect(tf.memory().numTensors).toBe(numTensors);
  }
  net.dispose();
});

test("a state that was left is refused", async () => {
  const net = open(1);
  const steps = train(net, here(), options);
  const first = await steps.next();
  await steps.next();
  await expect(first.value.readState()).rejects.toThrow("step 1: its state is gone, the run has left it");
  const third = await steps.next();
  const reading = third.value.readState();
  await Promise.all([expect(reading).rejects.toThrow("step 3: its state is gone"), steps.next()]);
  const last = await steps.next();
  await steps.return(undefined);
  await expect(last.value.readState()).rejects.toThrow("step 5: its state is gone");
  net.dispose();
});

test.each([
  [{ seed: 12 }, "seed: expected 11 as in the checkpoint, got 12"],
  [{ batchSize: 4 }, "batchSize: expected 8 as in the checkpoint, got 4"],
])("refuses to go on with %j", async (changed, message) => {
  const { checkpoints } = await run(here(), { epochs: 1 }, { keep: true });
  await expect(run(here(), changed, { from: checkpoints[0]! })).rejects.toThrow(message);
});

test("refuses the checkpoint of another network, and leaves the weights alone", async () => {
  const { checkpoints } = await run(here(), { epochs: 1 }, { keep: true });
  const layers = architecture.layers.map((layer) => (layer.name === "fc3" ? { ...layer, units: 3 } : layer));
  const net = makeTrainable(instantiate({ ...architecture, layers } as Architecture, seededRandom(1), "he"));
  const before = [...(await net.weights[0]!.variable.data())];
  const steps = train(net, here(), options, decodeCheckpoint(checkpoints[0]!));
  await expect(steps.next()).rejects.toThrow("checkpoint: expected fc3 weights of [5, 3], got [5, 2]");
  expect([...(await net.weights[0]!.variable.data())]).toEqual(before);
  net.dispose();
});
