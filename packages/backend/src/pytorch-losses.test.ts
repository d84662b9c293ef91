import { readFileSync } from "node:fs";
import { makeMomentumDescent, makeTrainable, trainStep } from "@deconvscope/training";
import * as tf from "@tensorflow/tfjs-core";
import { expect, test } from "vitest";
import {
  batchSize,
  classes,
  descent,
  drawBatch,
  type FidelityCase,
  fidelityCases,
  firstLabels,
  initialNetwork,
  steps,
} from "../test/fidelity-cases.ts";
import { startableBackends } from "../test/startable-backends.ts";
import { startBackend } from "./start-backend.ts";

/** Losses of every step in PyTorch, as scripts/train-in-pytorch.py wrote them. */
interface Curves {
  readonly float32: readonly number[];
  readonly float64: readonly number[];
}

const file = readFileSync(new URL("../test/pytorch-losses.json", import.meta.url), "utf8");
const { cases } = JSON.parse(file) as { readonly cases: Readonly<Record<string, Curves>> };

/** How many times further from PyTorch's float64 than its own float32 ever gets: sums are added up in another order. */
const slack = 8;

/**
 * Losses of all cases together that are so close at least. Not all: where a rectifier or a pool decides between values
 * that are equal to the last bits, curves part, and that of PyTorch's float32 from its float64 too.
 */
const leastClose = 60;

async function trainHere(fidelityCase: FidelityCase): Promise<number[]> {
  const { loss, rate, frozenThrough, filterBound, architecture } = fidelityCase;
  const net = makeTrainable(initialNetwork(fidelityCase), frozenThrough === undefined ? {} : { frozenThrough });
  const stepper = makeMomentumDescent(net, descent.momentum, descent.weightDecay);
  const losses: number[] = [];
  for (let step = 0; step < steps; step++) {
    const { images, labels } = drawBatch(step);
    const batch = {
      images: tf.tensor(images, [batchSize, ...architecture.inputShape]),
      labels:
        loss === "softmax"
          ? tf.tensor1d(firstLabels(labels), "int32")
          : tf.tensor2d(labels, [batchSize, classes], "int32"),
    };
    const bound = filterBound === undefined ? {} : { filterBound };
    losses.push((await trainStep(net, stepper, batch, { rate, loss, ...bound })).loss);
    tf.dispose([batch.images, batch.labels]);
  }
  stepper.dispose();
  net.dispose();
  return losses;
}

const backends = (await startableBackends()).filter((name) => name !== "cpu");

test.each(backends)("%s: losses of twenty steps are PyTorch's", async (backend) => {
  await startBackend(backend);
  let close = 0;
  for (const fidelityCase of fidelityCases) {
    const { name } = fidelityCase;
    const { float32, float64 } = cases[name]!;
    const spread = Math.max(...float64.map((exact, step) => Math.abs(float32[step]! / exact - 1)));
    expect(spread, name).toBeLessThan(1e-6);
    const losses = await trainHere(fidelityCase);
    const isClose = losses.map((loss, step) => Math.abs(loss / float64[step]! - 1) <= slack * spread);
    expect(isClose.slice(0, 2), `${name}: ${losses.join(", ")}`).toEqual([true, true]);
    close += isClose.filter(Boolean).length;
  }
  expect(close).toBeGreaterThanOrEqual(leastClose);
});
