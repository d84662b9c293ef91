import { seededRandom } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import type { LearningRate } from "./learning-rate.ts";
import { makeMomentumDescent } from "./momentum-descent.ts";
import { shuffle } from "./shuffle.ts";
import { type StepResult, trainStep } from "./train-step.ts";
import type { TrainableNetwork } from "./trainable-network.ts";
import { TrainingError } from "./training-error.ts";

/** Images to learn from. */
export interface TrainingImages {
  readonly count: number;
  /**
   * Writes one image, in the model's input space, as this epoch sees it.
   * @param target [h, w, c]
   * @param random uniform in [0, 1), for shifts and the like
   * @returns its label
   */
  read(index: number, target: Float32Array, random: () => number): number;
}

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
  images: TrainingImages,
  options: TrainingOptions,
): AsyncGenerator<TrainingProgress> {
  const { epochs, batchSize, momentum = 0.9, weightDecay = 0, dropout = 0.5, seed } = options;
  requireOption("batchSize", batchSize, `1 to ${images.count}`, isCount(batchSize) && batchSize <= images.count);
  requireOption("epochs", epochs, "a whole number of at least 1", isCount(epochs));
  requireOption("momentum", momentum, "0 to below 1", momentum >= 0 && momentum < 1);
  requireOption("weightDecay", weightDecay, "at least 0", weightDecay >= 0);
  requireOption("dropout", dropout, "0 to below 1", dropout >= 0 && dropout < 1);
  const random = seededRandom(seed);
  const descent = makeMomentumDescent(net, momentum, weightDecay);
  const stepsAnEpoch = Math.floor(images.count / batchSize);
  const steps = epochs * stepsAnEpoch;
  let step = 0;
  try {
    for (let epoch = 1; epoch <= epochs; epoch++) {
      const order = shuffle(images.count, random);
      for (let first = 0; first < stepsAnEpoch * batchSize; first += batchSize) {
        options.abort?.throwIfAborted();
        const batch = readBatch(net, images, order.subarray(first, first + batchSize), random);
        const rate = options.rate(step / steps);
        const result = await trainStep(net, descent, batch, {
          rate,
          dropout: { rate: dropout, seed: seed + step * 1009 },
          ...(options.filterBound === undefined ? {} : { filterBound: options.filterBound }),
        });
        tf.dispose([batch.images, batch.labels]);
        if (!Number.isFinite(result.loss))
          throw new TrainingError(
            "diverged",
            `step ${step + 1}: the loss is ${result.loss}; try a lower learning rate`,
          );
        step += 1;
        yield { ...result, epoch, step, steps, rate };
      }
    }
  } finally {
    descent.dispose();
  }
}

function readBatch(net: TrainableNetwork, images: TrainingImages, indices: Uint32Array, random: () => number) {
  const [height, width, channels] = (net.network.layers[0]?.shape ?? []) as [number, number, number];
  const size = height * width * channels;
  const pixels = new Float32Array(indices.length * size);
  const labels = new Int32Array(indices.length);
  for (const [place, index] of indices.entries()) {
    const label = images.read(index, pixels.subarray(place * size, (place + 1) * size), random);
    if (!Number.isInteger(label) || label < 0 || label >= net.classes)
      throw new TrainingError(
        "out-of-range",
        `label of image ${index}: expected 0 to ${net.classes - 1}, got ${label}`,
      );
    labels[place] = label;
  }
  return {
    images: tf.tensor4d(pixels, [indices.length, height, width, channels]),
    labels: tf.tensor1d(labels, "int32"),
  };
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 1;
}

function requireOption(name: string, value: number, expected: string, holds: boolean): void {
  if (!holds) throw new TrainingError("out-of-range", `${name}: expected ${expected}, got ${value}`);
}
