import * as tf from "@tensorflow/tfjs-core";
import type { BatchSource } from "./batch-source.ts";
import { checkOptions, checkResumed } from "./check-options.ts";
import { makeMomentumDescent } from "./momentum-descent.ts";
import { followRate } from "./schedule.ts";
import { type StepResult, trainStep } from "./train-step.ts";
import type { TrainableNetwork } from "./trainable-network.ts";
import { TrainingError } from "./training-error.ts";
import type { TrainingOptions } from "./training-options.ts";
import type { TrainingState } from "./training-state.ts";
import { planFor, uploadBatch } from "./upload-batch.ts";
import { readWeightStates, writeWeightStates } from "./weight-states.ts";

export interface TrainingProgress extends StepResult {
  /** Counted from 1. */
  readonly epoch: number;
  readonly step: number;
  readonly steps: number;
  readonly rate: number;
  /** What `validate` said, at the end of an epoch. */
  readonly validationError?: number;
  /**
   * Copies the run as it is after this step; to be read before the next is asked for.
   * @throws TrainingError "out-of-range" if that has happened
   */
  readState(): Promise<TrainingState>;
}

/**
 * Trains by mini-batch gradient descent; yields after every step. Images that fill no whole batch wait for the next epoch.
 * @param from where a run of the same images, seed and batch size stood: it goes on as if it had never stopped
 * @throws TrainingError "out-of-range" for options that make no sense, "diverged" when the loss is no number,
 * "bad-checkpoint" if `from` is another run's
 * @see Zeiler & Fergus 2014, §3
 */
export async function* train(
  net: TrainableNetwork,
  source: BatchSource,
  options: TrainingOptions,
  from?: TrainingState,
): AsyncGenerator<TrainingProgress> {
  const { epochs, batchSize, momentum = 0.9, weightDecay = 0, dropout = 0.5, seed, loss = "softmax" } = options;
  const { labels = loss === "sigmoid" ? "several" : "one" } = options;
  checkOptions(options, source.count);
  if (from) checkResumed(from, options, source.count);
  const descent = makeMomentumDescent(net, momentum, weightDecay);
  const schedule = followRate(options.rate, from?.plateau);
  const stepsAnEpoch = Math.floor(source.count / batchSize);
  const steps = epochs * stepsAnEpoch;
  let step = from?.step ?? 0;
  let readable: number | undefined;
  try {
    options.abort?.throwIfAborted();
    if (from) writeWeightStates(descent, from);
    const plan = {
      ...planFor(net, batchSize, labels),
      epochs,
      seed,
      order: "shuffled",
      ...(from && { from: from.next }),
    } as const;
    for await (const data of source.batches(plan)) {
      const rate = schedule.rate(step / steps);
      const batch = uploadBatch(plan, data);
      const result = await trainStep(net, descent, batch, {
        rate,
        loss,
        dropout: { rate: dropout, seed: seed + step * 1009 },
        ...(options.filterBound === undefined ? {} : { filterBound: options.filterBound }),
      });
      tf.dispose([batch.images, batch.labels]);
      step += 1;
      if (!Number.isFinite(result.loss))
        throw new TrainingError("diverged", `step ${step}: the loss is ${result.loss}; try a lower learning rate`);
      const validationError = step % stepsAnEpoch === 0 ? await options.validate?.() : undefined;
      if (validationError !== undefined) schedule.observe(validationError);
      const plateau = schedule.state();
      const state = { step, next: data.next, seed, batchSize, images: source.count, ...(plateau && { plateau }) };
      const requireReadable = () => {
        if (readable !== state.step)
          throw new TrainingError("out-of-range", `step ${state.step}: its state is gone, the run has left it`);
      };
      const readState = async (): Promise<TrainingState> => {
        requireReadable();
        const weights = await readWeightStates(descent);
        requireReadable();
        return { ...state, weights };
      };
      const epoch = Math.ceil(step / stepsAnEpoch);
      const validation = validationError === undefined ? {} : { validationError };
      readable = step;
      yield { ...result, epoch, step, steps, rate, ...validation, readState };
      readable = undefined;
      options.abort?.throwIfAborted();
    }
  } finally {
    readable = undefined;
    descent.dispose();
  }
}
