import { type Architecture, instantiate, seededRandom } from "@deconvscope/network";
import { crossEntropy, makeMomentumDescent, makeTrainable, trainStep } from "@deconvscope/training";
import * as tf from "@tensorflow/tfjs-core";
import { expect, test } from "vitest";
import { startableBackends } from "../test/startable-backends.ts";
import { startBackend } from "./start-backend.ts";

const square = (side: number) => [side, side] as const;
const relu = (place: number) => ({ name: `relu${place}`, operator: "Relu" }) as const;

/** Every layer that training meets; blocks of 8 and of 16 channels, and of neither. */
const architecture: Architecture = {
  name: "trained",
  inputShape: [15, 15, 3],
  layers: [
    { name: "conv1", operator: "Conv", filters: 16, kernel: square(5), strides: [2, 2], padding: 2, groups: 1 },
    relu(1),
    { name: "norm1", operator: "LRN", size: 5, alpha: 0.1, beta: 0.75, bias: 2 },
    { name: "pool1", operator: "MaxPool", kernel: square(3), strides: [2, 2], ceil: true },
    { name: "conv2", operator: "Conv", filters: 20, kernel: square(3), strides: [1, 1], padding: 1, groups: 1 },
    relu(2),
    { name: "conv3", operator: "Conv", filters: 16, kernel: square(3), strides: [1, 1], padding: 1, groups: 1 },
    relu(3),
    { name: "pool3", operator: "MaxPool", kernel: square(2), strides: [2, 2], ceil: false },
    { name: "flatten", operator: "Flatten" },
    { name: "fc4", operator: "Gemm", units: 12 },
    relu(4),
    { name: "dropout4", operator: "Dropout", rate: 0.5 },
    { name: "fc5", operator: "Gemm", units: 5 },
    { name: "softmax", operator: "Softmax" },
  ],
};

const batchSize = 16;
const network = instantiate(architecture, seededRandom(1), "he");

/** Pixels of few different values, so that windows have ties. */
function drawBatch() {
  const random = seededRandom(3);
  const pixels = Float32Array.from({ length: batchSize * 15 * 15 * 3 }, () => Math.round(random() * 4) / 2 - 1);
  const labels = Int32Array.from({ length: batchSize }, (_, place) => place % 5);
  return { images: tf.tensor4d(pixels, [batchSize, 15, 15, 3]), labels: tf.tensor1d(labels, "int32") };
}

async function trainThrice(): Promise<Float32Array[]> {
  const net = makeTrainable(network);
  const descent = makeMomentumDescent(net, 0.9, 1e-3);
  const batch = drawBatch();
  const seen: number[] = [];
  for (let step = 0; step < 3; step++) {
    const dropout = { rate: 0.5, seed: step };
    const { loss, accuracy } = await trainStep(net, descent, batch, { rate: 0.01, dropout, filterBound: 0.1 });
    seen.push(loss, accuracy);
  }
  const weights = await Promise.all(net.weights.map(async ({ variable }) => Float32Array.from(await variable.data())));
  tf.dispose([batch.images, batch.labels]);
  descent.dispose();
  net.dispose();
  return [Float32Array.from(seen), ...weights];
}

const backends = await startableBackends();
await startBackend("cpu");
const expected = await trainThrice();

test.each(backends.filter((name) => name !== "cpu"))(
  "%s: three steps with momentum, dropout, decay and bounded filters end where cpu's do",
  async (backend) => {
    await startBackend(backend);
    const actual = await trainThrice();
    for (const [place, values] of expected.entries()) {
      const scale = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
      for (const [index, value] of values.entries())
        expect(Math.abs(actual[place]![index]! - value), `${place}: ${index}`).toBeLessThanOrEqual(1e-4 * scale);
    }
  },
);

test.each(backends)("%s: the slope of the loss along each gradient equals finite differences", async (backend) => {
  await startBackend(backend);
  const net = makeTrainable(network);
  const { images, labels } = drawBatch();
  const loss = () => crossEntropy(net.logits(images), labels);
  const { grads } = tf.variableGrads(loss);
  const step = 1e-3;
  for (const { layer, kind, variable } of net.weights) {
    const gradient = grads[variable.name]!;
    const norm = (await tf.norm(gradient).data())[0]!;
    const weights = tf.clone(variable);
    const at = async (distance: number) => {
      variable.assign(tf.add(weights, tf.mul(gradient, distance / norm)));
      return (await loss().data())[0]!;
    };
    const slope = ((await at(step)) - (await at(-step))) / (2 * step);
    variable.assign(weights);
    expect(Math.abs(slope / norm - 1), `${layer.name} ${kind}: ${slope} for ${norm}`).toBeLessThan(0.02);
  }
  net.dispose();
});
