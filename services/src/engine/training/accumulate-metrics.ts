import type { TrainingProgress } from "@deconvscope/training";
import type { MetricsPoint } from "./training-job.ts";

/** Points of an epoch, about. */
const pointsPerEpoch = 20;

/** Which steps end a point: every so many, and the last of an epoch. */
export function isPoint(step: number, stepsPerEpoch: number): boolean {
  const inEpoch = step % stepsPerEpoch;
  return inEpoch === 0 || inEpoch % Math.ceil(stepsPerEpoch / pointsPerEpoch) === 0;
}

/** Means over the steps since the point before. */
export class MetricsAccumulator {
  #loss = 0;
  #accuracy = 0;
  #steps = 0;

  add({ loss, accuracy }: Pick<TrainingProgress, "loss" | "accuracy">): void {
    this.#loss += loss;
    this.#accuracy += accuracy;
    this.#steps += 1;
  }

  /** @param seconds that the steps took */
  take(seconds: number, batchSize: number): Pick<MetricsPoint, "loss" | "accuracy" | "imagesPerSecond"> {
    const point = {
      loss: this.#loss / this.#steps,
      accuracy: this.#accuracy / this.#steps,
      imagesPerSecond: (this.#steps * batchSize) / seconds,
    };
    this.#loss = 0;
    this.#accuracy = 0;
    this.#steps = 0;
    return point;
  }
}
