import { constantRate, cosineRate, plateauRate, type TrainingOptions } from "@deconvscope/training";
import type { RunOptions } from "./training-job.ts";

/** Of all steps, those in which a cosine's rate rises. */
const warmup = 0.01;

/** A run's options as training takes them; every fold has an order of its own. */
export function toTrainingOptions(options: RunOptions, multiLabel: boolean, fold: number): TrainingOptions {
  const { epochs, batchSize, momentum, weightDecay, dropout, loss, filterBound, seed } = options;
  return {
    epochs,
    batchSize,
    rate: rateOf(options),
    momentum,
    weightDecay,
    dropout,
    loss,
    labels: multiLabel || loss === "sigmoid" ? "several" : "one",
    ...(filterBound === 0 ? {} : { filterBound }),
    seed: seed + fold,
  };
}

function rateOf({ schedule, learningRate, patience }: RunOptions): TrainingOptions["rate"] {
  switch (schedule) {
    case "constant":
      return constantRate(learningRate);
    case "cosine":
      return cosineRate(learningRate, warmup);
    case "plateau":
      return plateauRate(learningRate, patience);
  }
}
