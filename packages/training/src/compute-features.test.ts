import "@tensorflow/tfjs-backend-cpu";
import { meanAveragePrecision } from "@deconvscope/evaluation";
import { architectures, cutNetwork, instantiate, linearClassifier, seededRandom } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, expect, test } from "vitest";
import { computeFeatures } from "./compute-features.ts";
import { featureBatches } from "./features.ts";
import { batchesOf } from "./fill-batches.ts";
import { measureErrors } from "./measure-errors.ts";
import { measurePrecision } from "./measure-precision.ts";
import { scoreImages } from "./score-images.ts";
import { train } from "./train.ts";
import { makeTrainable, type TrainableNetwork } from "./trainable-network.ts";
import type { TrainingImages } from "./training-images.ts";

beforeAll(async () => {
  await tf.setBackend("cpu");
});

const architecture = { ...architectures.get("zfnet-small")!(2), inputShape: [32, 32, 3] };
const network = instantiate(architecture, seededRandom(1), "he");
const options = { batchSize: 4, classes: 2, mostBytes: 1e6 };

/** Of two classes: noise, brighter for label 1. */
const images: TrainingImages = {
  count: 10,
  read: (index, target) => {
    const random = seededRandom(index);
    for (let place = 0; place < target.length; place++) target[place] = random() - 0.5 + (index % 2) * 0.5;
    return index % 2;
  },
};

const several: TrainingImages = {
  count: 10,
  read: (index, target, random) => {
    images.read(index, target, random);
    return [[0], [1], [0, 1], []][index % 4]!;
  },
};

async function scoresOf(net: TrainableNetwork, source = batchesOf(images)): Promise<number[]> {
  const scores: number[] = [];
  for await (const batch of scoreImages(net, source, { batchSize: 4 })) scores.push(...batch.scores);
  return scores;
}

test.each(["input", "pool2", "flatten", "relu6"])(
  "a head on features of %s says what the network says",
  async (layer) => {
    const { base, head } = cutNetwork(network, layer);
    const features = await computeFeatures(base, batchesOf(images), options);
    expect(features.shape).toEqual(head.layers[0]!.shape);
    expect(features.labels).toEqual([0, 1, 0, 1, 0, 1, 0, 1, 0, 1]);
    const got = await scoresOf(makeTrainable(head), featureBatches(features));
    for (const [place, score] of (await scoresOf(makeTrainable(network))).entries())
      expect(got[place]).toBeCloseTo(score, 5);
  },
);

test("training a head on features is training the network with its base frozen", async () => {
  const { base, head } = cutNetwork(network, "relu6");
  const features = await computeFeatures(base, batchesOf(images), options);
  const run = { epochs: 3, batchSize: 5, rate: () => 0.01, weightDecay: 1e-3, dropout: 0, seed: 3 };
  const [whole, cut] = [makeTrainable(network, { frozenThrough: "relu6" }), makeTrainable(head)];
  const losses = [];
  for await (const { loss } of train(whole, batchesOf(images), run)) losses.push(loss);
  for await (const { loss } of train(cut, featureBatches(features), run)) expect(loss).toBeCloseTo(losses.shift()!, 5);
  expect(losses).toEqual([]);
});

test("a linear classifier learns from dense features", async () => {
  const features = await computeFeatures(cutNetwork(network, "relu6").base, batchesOf(images), options);
  const net = makeTrainable(linearClassifier(features.shape, 2, seededRandom(1)));
  const source = featureBatches(features);
  for await (const _ of train(net, source, { epochs: 30, batchSize: 5, rate: () => 0.1, seed: 1 }));
  expect((await measureErrors(net, source, { batchSize: 4 })).top1).toBe(0);
});

test("several labels an image come through, and rank images", async () => {
  const features = await computeFeatures(cutNetwork(network, "relu6").base, batchesOf(several), {
    ...options,
    labels: "several",
  });
  expect(features.labels).toEqual([[0], [1], [0, 1], [], [0], [1], [0, 1], [], [0], [1]]);
  const net = makeTrainable(linearClassifier(features.shape, 2, seededRandom(1)));
  const source = featureBatches(features);
  const run = { epochs: 120, batchSize: 10, rate: () => 0.05, loss: "sigmoid", seed: 1 } as const;
  const before = await measurePrecision(net, source, { batchSize: 4, loss: "sigmoid" });
  for await (const _ of train(net, source, run));
  const after = await measurePrecision(net, source, { batchSize: 4, loss: "sigmoid" });
  expect(after.mean).toBeGreaterThan(before.mean);
  expect(after.classPrecision).toHaveLength(2);
});

test("an image is left out for labels that are difficult in it, but for those that it has", async () => {
  const features = await computeFeatures(cutNetwork(network, "relu6").base, batchesOf(several), {
    ...options,
    labels: "several",
  });
  const net = makeTrainable(linearClassifier(features.shape, 2, seededRandom(1)));
  const source = featureBatches(features);
  const scoring = { batchSize: 4, loss: "sigmoid" } as const;
  const difficult = features.labels.map((_, image) => (image % 3 === 0 ? [0, 1] : []));
  const scores: number[] = [];
  for await (const batch of scoreImages(net, source, { ...scoring, labels: "several" })) scores.push(...batch.scores);
  const labels = features.labels.flatMap((own, image) =>
    [0, 1].map((label) => ([own].flat().includes(label) ? 1 : difficult[image]!.includes(label) ? -1 : 0)),
  );
  const measured = await measurePrecision(net, source, { ...scoring, difficult });
  expect(measured).toEqual(meanAveragePrecision(Float32Array.from(scores), labels, 2));
  expect(measured).not.toEqual(await measurePrecision(net, source, scoring));
});

test("refuses more bytes than asked for, before anything is read", async () => {
  const unread = { count: 1000, read: () => expect.fail("an image was read") };
  await expect(
    computeFeatures(cutNetwork(network, "relu1").base, batchesOf(unread), { ...options, mostBytes: 1e6 }),
  ).rejects.toThrow('features of "relu1": expected at most 1000000 bytes, got 32768000: 1000 images of [16, 16, 32]');
});

test("stops when it is asked to, and leaves no tensor behind", async () => {
  const { base } = cutNetwork(network, "relu1");
  const { numTensors } = tf.memory();
  await computeFeatures(base, batchesOf(images), options);
  const stopped = AbortSignal.abort(new Error("stopped"));
  await expect(computeFeatures(base, batchesOf(images), { ...options, abort: stopped })).rejects.toThrow("stopped");
  expect(tf.memory().numTensors).toBe(numTensors);
});
