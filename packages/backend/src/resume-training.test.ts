import { type Architecture, instantiate, seededRandom } from "@deconvscope/network";
import {
  batchesOf,
  decodeCheckpoint,
  encodeCheckpoint,
  makeTrainable,
  measureErrors,
  plateauRate,
  type TrainingImages,
  type TrainingOptions,
  train,
} from "@deconvscope/training";
import { expect, test } from "vitest";
import { startableBackends } from "../test/startable-backends.ts";
import { startBackend } from "./start-backend.ts";

const square = (side: number) => [side, side] as const;

const architecture: Architecture = {
  name: "resumed",
  inputShape: [15, 15, 3],
  layers: [
    { name: "conv1", operator: "Conv", filters: 16, kernel: square(5), strides: [2, 2], padding: 2, groups: 1 },
    { name: "relu1", operator: "Relu" },
    { name: "norm1", operator: "LRN", size: 5, alpha: 0.1, beta: 0.75, bias: 2 },
    { name: "pool1", operator: "MaxPool", kernel: square(3), strides: [2, 2], ceil: true },
    { name: "conv2", operator: "Conv", filters: 20, kernel: square(3), strides: [1, 1], padding: 1, groups: 1 },
    { name: "relu2", operator: "Relu" },
    { name: "flatten", operator: "Flatten" },
    { name: "fc3", operator: "Gemm", units: 12 },
    { name: "relu3", operator: "Relu" },
    { name: "dropout3", operator: "Dropout", rate: 0.5 },
    { name: "fc4", operator: "Gemm", units: 5 },
    { name: "softmax", operator: "Softmax" },
  ],
};

/** Images of noise, drawn anew each epoch: of 51, 3 whole batches of 16. */
const noise = (count: number): TrainingImages => ({
  count,
  read: (index, target, random) => {
    for (let place = 0; place < target.length; place++) target[place] = random() + (index % 5) / 5;
    return index % 5;
  },
});
const options: TrainingOptions = {
  epochs: 3,
  batchSize: 16,
  rate: plateauRate(0.02, 1),
  weightDecay: 1e-3,
  filterBound: 0.1,
  seed: 4,
};

async function run(keep: boolean, from?: Uint8Array) {
  const net = makeTrainable(instantiate(architecture, seededRandom(from ? 2 : 1), "he"));
  const losses: number[][] = [];
  const validate = async () => (await measureErrors(net, batchesOf(noise(40)), { batchSize: 8 })).loss;
  const checkpoints: Uint8Array[] = [];
  const steps = train(net, batchesOf(noise(51)), { ...options, validate }, from && decodeCheckpoint(from));
  for await (const { loss, validationError = 0, readState } of steps) {
    losses.push([loss, validationError]);
    if (keep) checkpoints.push(encodeCheckpoint(await readState()));
  }
  const weights = await Promise.all(net.weights.map(async ({ variable }) => [...(await variable.data())]));
  net.dispose();
  return { losses, weights, checkpoints };
}

const backends = await startableBackends();

test.each(backends.filter((name) => name !== "cpu"))(
  "%s: a run resumed after any step ends with the same bits, validation too",
  async (backend) => {
    await startBackend(backend);
    const whole = await run(false);
    expect(whole.losses).toHaveLength(9);
    const kept = await run(true);
    expect(kept).toEqual({ ...whole, checkpoints: kept.checkpoints });
    for (const [index, from] of kept.checkpoints.entries()) {
      const resumed = await run(false, from);
      expect(resumed.losses, `after step ${index + 1}`).toEqual(whole.losses.slice(index + 1));
      expect(resumed.weights, `after step ${index + 1}`).toEqual(whole.weights);
    }
  },
);
