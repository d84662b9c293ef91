import type { TrainingCost } from "./training-job.ts";

/** Where a run's time goes. */
export class CostMeter {
  #cost = { training: 0, validation: 0, snapshot: 0, checkpoint: 0 };
  #since = performance.now();
  #training = 0;

  /** Seconds of training so far. */
  get trainingSeconds(): number {
    this.#charge("training");
    return this.#training;
  }

  /** Counts the time of some work as its own; what lies between such work is training. */
  async measure<Result>(kind: Exclude<keyof TrainingCost, "training">, work: () => Promise<Result>): Promise<Result> {
    this.#charge("training");
    try {
      return await work();
    } finally {
      this.#charge(kind);
    }
  }

  /** Leaves out the time since the last charge: nothing was computed. */
  skip(): void {
    this.#since = performance.now();
  }

  /** Seconds since the last call. */
  take(): TrainingCost {
    this.#charge("training");
    const cost = this.#cost;
    this.#cost = { training: 0, validation: 0, snapshot: 0, checkpoint: 0 };
    return cost;
  }

  #charge(kind: keyof TrainingCost): void {
    const now = performance.now();
    const seconds = (now - this.#since) / 1000;
    this.#cost[kind] += seconds;
    this.#training += kind === "training" ? seconds : 0;
    this.#since = now;
  }
}
