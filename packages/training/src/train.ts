import * as tf from "@tensorflow/tfjs-core";
import type { BatchSource } from "./batch-source.ts";
import type { LearningRate } from "./learning-rate.ts";
import { makeMomentumDescent } from "./momentum-descent.ts";
import { type StepResult, trainStep } from "./train-step.ts";
import type { TrainableNetwork } from "./trainable-network.ts";
import { TrainingError } from "./training-error.ts";
import { planFor, uploadBatch } from "./upload-batch.ts";

export interface TrainingOptions {
  readonly epochs: number;
  readonly batchSize: number;
  readonly rate: LearningRate;
  /** The paper's, 0.9, if missing. */
  readonly momentum?: number;
  /** None if missing. */
  readonly weightDecay?: number;
  /** Share of units left out at Dropout layers; the paper's, 0.5, if missing. */
  readonly dropout?: number;
  /** Largest root mean square of a convolution filter; unbounded if missing. */
  readonly filterBound?: number;
  /** Of the order of images and of what is left out. */
  readonly seed: number;
  readonly abort?: AbortSignal;
}

export interface TrainingProgress extends StepResult {
  /** Counted from 1. */
  readonly epoch: number;
  readonly step: number;
  readonly steps: number;
  readonly rate: number;
}

/**
 * Trains by mini-batch gradient descent; yields after every step. Images that fill no whole batch wait for the next epoch.
 * @throws TrainingError "out-of-range" for options that make no sense, "diverged" when the loss is no number
 * @see Zeiler & Fergus 2014, §3
 */
export async function* train(
  net: TrainableNetwork,
  source: BatchSource,
  options: TrainingOptions,
): AsyncGenerator<TrainingProgress> {
  const { epochs, batchSize, momentum = 0.9, weightDecay = 0, dropout = 0.5, seed } = options;
  requireOption("batchSize", batchSize, `1 to ${source.count}`, isCount(batchSize) && batchSize <= source.count);
  requireOption("epochs", epochs, "a whole number of at least 1", isCount(epochs));
  requireOption("momentum", momentum, "0 to below 1", momentum >= 0 && momentum < 1);
  requireOption("weightDecay", weightDecay, "at least 0", weightDecay >= 0);
  requireOption("dropout", dropout, "0 to below 1", dropout >= 0 && dropout < 1);
  const descent = makeMomentumDescent(net, momentum, weightDecay);
  const stepsAnEpoch = Math.floor(source.count / batchSize);
  const steps = epochs * stepsAnEpoch;
  let step = 0;
  try {
    options.abort?.throwIfAborted();
    for await (const data of source.batches({ ...planFor(net, batchSize), epochs, seed, order: "shuffled" })) {
      const rate = options.rate(step / steps);
      const batch = uploadBatch(net, data);
      const result = await trainStep(net, descent, batch, {
        rate,
        dropout: { rate: dropout, seed: seed + step * 1009 },
        ...(options.filterBound === undefined ? {} : { filterBound: options.filterBound }),
      });
      tf.dispose([batch.images, batch.labels]);
      step += 1;
      if (!Number.isFinite(result.loss))
        throw new TrainingError("diverged", `step ${step}: the loss is ${result.loss}; try a lower learning rate`);
      yield { ...result, epoch: Math.ceil(step / stepsAnEpoch), step, steps, rate };
      options.abort?.throwIfAborted();
    }
  } finally {
    descent.dispose();
  }
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 1;
}

function requireOption(name: string, value: number, expected: string, holds: boolean): void {
  if (!holds) throw new TrainingError("out-of-range", `${name}: expected ${expected}, got ${value}`);
}
