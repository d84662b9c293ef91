import "@tensorflow/tfjs-backend-cpu";
import { type Architecture, instantiate, seededRandom } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, expect, test } from "vitest";
import { cropsOf, type WholeImages } from "./cropped-images.ts";
import { batchesOf } from "./fill-batches.ts";
import { measureAccuracy } from "./measure-accuracy.ts";
import { measureErrors } from "./measure-errors.ts";
import { type ScoringOptions, scoreImages } from "./score-images.ts";
import { makeTrainable, type TrainableNetwork } from "./trainable-network.ts";

let net: TrainableNetwork;
beforeAll(async () => {
  await tf.setBackend("cpu");
  net = makeTrainable(instantiate(architecture, seededRandom(2), "he"));
});

const architecture: Architecture = {
  name: "scored",
  inputShape: [4, 3, 2],
  layers: [
    { name: "conv1", operator: "Conv", filters: 4, kernel: [3, 3], strides: [1, 1], padding: 1, groups: 1 },
    { name: "relu1", operator: "Relu" },
    { name: "flatten", operator: "Flatten" },
    { name: "fc2", operator: "Gemm", units: 3 },
    { name: "softmax", operator: "Softmax" },
  ],
};

const pixels = Array.from({ length: 7 }, (_, index) => {
  const random = seededRandom(index);
  return Float32Array.from({ length: 7 * 6 * 2 }, () => 2 * random() - 1);
});
/** Seven images of 7 × 6 cells. */
const whole: WholeImages = {
  count: 7,
  shape: [7, 6, 2],
  read: (index) => ({ pixels: pixels[index]!, labels: index % 3 }),
};
const scaling = { scale: [1, 1], offset: [0, 0] };
const uncropped = () => batchesOf(cropsOf(whole, { ...scaling, size: [7, 6], crops: "centre" }));

async function score(options: Partial<ScoringOptions>) {
  const scores: number[] = [];
  const labels: number[] = [];
  for await (const batch of scoreImages(net, uncropped(), { batchSize: 3, size: [7, 6], ...options })) {
    scores.push(...batch.scores);
    labels.push(...batch.labels);
  }
  return { scores, labels };
}

/** The softmax, or another squash, of one crop, by TensorFlow.js's own slice and reverse. */
async function scoreCrop(
  index: number,
  top: number,
  left: number,
  mirrored: boolean,
  squash: (logits: tf.Tensor2D) => tf.Tensor = tf.softmax,
): Promise<Float32Array> {
  const image = tf.tensor4d(pixels[index]!, [1, 7, 6, 2]);
  const crop = tf.slice(image, [0, top, left, 0], [1, 4, 3, 2]);
  return squash(net.logits(mirrored ? tf.reverse(crop, 2) : crop)).data<"float32">();
}

test.each([
  ["softmaxes", "softmax", tf.softmax],
  ["sigmoids", "sigmoid", tf.sigmoid],
] as const)("ten crops: the mean of ten %s, the last batch not full", async (_, loss, squash) => {
  const { scores, labels } = await score({ crops: "ten", loss });
  expect(labels).toEqual([0, 1, 2, 0, 1, 2, 0]);
  for (let index = 0; index < 7; index++) {
    const sums = [0, 0, 0];
    for (const mirrored of [false, true])
      for (const [top, left] of [
        [0, 0],
        [0, 3],
        [3, 0],
        [3, 3],
        [1, 1],
      ] as const)
        for (const [label, value] of (await scoreCrop(index, top, left, mirrored, squash)).entries())
          sums[label]! += value;
    for (const [label, sum] of sums.entries()) expect(scores[3 * index + label]).toBeCloseTo(sum / 10, 6);
  }
});

test("of two scores whose sigmoids are 1 in single precision the larger is the more probable", async () => {
  const many = { ...net, logits: () => tf.tensor2d([30, 31, 29], [1, 3]) };
  const one = batchesOf(cropsOf({ ...whole, count: 1 }, { ...scaling, size: [4, 3], crops: "centre" }));
  const { top1 } = await measureErrors(many, one, { batchSize: 1, loss: "sigmoid" });
  expect(top1).toBe(1);
  for await (const { scores } of scoreImages(many, one, { batchSize: 1, loss: "sigmoid" }))
    expect(scores[1]).toBeGreaterThan(scores[0]!);
});

test("one crop: the centre's softmax", async () => {
  const { scores } = await score({});
  for (const [label, value] of (await scoreCrop(4, 1, 1, false)).entries())
    expect(scores[3 * 4 + label]).toBeCloseTo(value, 6);
});

test("errors are those of the scores, and agree with the accuracy", async () => {
  const centred = batchesOf(cropsOf(whole, { ...scaling, size: [4, 3], crops: "centre" }));
  const errors = await measureErrors(net, centred, { batchSize: 3 });
  expect(errors).toMatchObject({ images: 7, top5: 0 });
  expect(1 - errors.top1).toBeCloseTo(await measureAccuracy(net, centred, 3), 12);
  expect(errors).toEqual(await measureErrors(net, uncropped(), { batchSize: 2, size: [7, 6] }));
});

test("several labels are scored by sigmoids", async () => {
  const several = {
    ...whole,
    read: (index: number) => ({ pixels: pixels[index]!, labels: index === 0 ? [] : [0, 2] }),
  };
  const source = batchesOf(cropsOf(several, { ...scaling, size: [4, 3], crops: "centre" }));
  const batches = scoreImages(net, source, { batchSize: 2, loss: "sigmoid", labels: "several" });
  const { value } = await batches.next();
  expect([...value.labels]).toEqual([0, 0, 0, 1, 0, 1]);
  const crop = tf.slice(tf.tensor4d(pixels[1]!, [1, 7, 6, 2]), [0, 1, 1, 0], [1, 4, 3, 2]);
  const expected = await tf.sigmoid(net.logits(crop)).data();
  for (const [label, one] of expected.entries()) expect(value.scores[3 + label]).toBeCloseTo(one, 6);
  await batches.return(undefined);
});

test("leaves no tensor behind, and stops where it is told to", async () => {
  const { numTensors } = tf.memory();
  await score({ crops: "ten" });
  expect(tf.memory().numTensors).toBe(numTensors);
  const abort = AbortSignal.abort();
  await expect(score({ abort })).rejects.toThrow(/abort/i);
});

test("refuses images smaller than the input", async () => {
  await expect(score({ size: [3, 6] })).rejects.toThrow("crop: expected at most 3 × 6 cells, got 4 × 3");
});
