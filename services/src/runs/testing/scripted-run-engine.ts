import { setTimeout as sleep } from "node:timers/promises";
import type { TrainingItem, TrainingJob } from "../../engine/training/training-job.ts";
import type { RunEngine } from "../run-engine.ts";
import { madeUpFeatures, madeUpOutcome, madeUpPoint, writeMadeUp } from "./made-up-run.ts";

const cost = { training: 0.01, validation: 0, snapshot: 0, checkpoint: 0 };
const preprocessing = { resizeShortSide: 0, channelOrder: "RGB", divideBy: 1, mean: [], deviation: [] } as const;

/** Trains a made-up run of so many steps: a snapshot and a checkpoint every ten; what a test does to a step is up to it. */
export class ScriptedRunEngine implements RunEngine {
  readonly backend = "scripted 1";
  closed = false;
  /** Steps that were done, again and again if they were. */
  readonly done: number[] = [];
  readonly #steps: number;
  readonly #onStep: (step: number, signal: AbortSignal) => Promise<void>;

  /** @param onStep before each step */
  constructor(
    steps: number,
    onStep: (step: number, signal: AbortSignal) => Promise<void> = (_, signal) => pause(1, signal),
  ) {
    this.#steps = steps;
    this.#onStep = onStep;
  }

  async *train({ checkpoint, folder }: TrainingJob, signal: AbortSignal): AsyncGenerator<TrainingItem> {
    const from = checkpoint?.step ?? 0;
    yield { kind: "begin", steps: this.#steps, stepsPerEpoch: 10, step: from, cost };
    for (let step = from + 1; step <= this.#steps; step++) {
      signal.throwIfAborted();
      await this.#onStep(step, signal);
      this.done.push(step);
      yield { kind: "metrics", point: madeUpPoint(step), cost };
      if (step % 10 !== 0) {
        continue;
      }
      const file = (what: string) => writeMadeUp(`${folder}/${what}`, `${what} of step ${step}`);
      const features = madeUpFeatures(await file("features"), step);
      const told = { step, epoch: step / 10, fit: "", validationAccuracy: 0.5, preprocessing, features, seconds: 0.1 };
      yield { kind: "snapshot", ...told, model: await file("network"), cost };
      if (step === this.#steps) {
        yield { kind: "outcome", outcome: madeUpOutcome(), cost };
      }
      yield { kind: "checkpoint", step, file: await file("checkpoint"), cost };
    }
  }

  inspectModel(): never {
    throw new Error("expected no network to be read");
  }

  measureFeatures(): never {
    throw new Error("expected no features to be measured");
  }

  close(): void {
    this.closed = true;
  }
}

/** @throws the signal's reason */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal });
}
