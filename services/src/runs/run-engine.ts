import type { EngineJobs } from "../engine/engine-jobs.ts";
import type { FeaturesJob, SnapshotFeatures, TrainingItem, TrainingJob } from "../engine/training/training-job.ts";
import type { BackgroundEngine } from "../scans/scan-engine.ts";

/** What trains for a worker. */
export interface RunEngine {
  /** @throws EngineError, or the signal's reason */
  train(job: TrainingJob, signal: AbortSignal): AsyncIterable<TrainingItem>;
  /** Also while it trains. @throws EngineError, or the signal's reason */
  inspectModel(
    request: EngineJobs["inspectModel"]["request"],
    signal: AbortSignal,
  ): Promise<EngineJobs["inspectModel"]["item"]>;
  /** @throws EngineError, or the signal's reason */
  measureFeatures(job: FeaturesJob, signal: AbortSignal): Promise<SnapshotFeatures>;
  /** E.g. "onnxruntime 1.30.0"; empty before it computed anything. */
  readonly backend: string;
  close(): void;
}

/** Trains in an engine process of its own, behind everything else. */
export function trainInBackground(engine: BackgroundEngine): RunEngine {
  return {
    train: (job, signal) => engine.stream("train", job, signal),
    inspectModel: (request, signal) => only(engine.stream("inspectModel", request, signal)),
    measureFeatures: (job, signal) => only(engine.stream("measureFeatures", job, signal)),
    get backend() {
      return engine.backend;
    },
    close: () => engine.close(),
  };
}

async function only<Item>(items: AsyncIterable<Item>): Promise<Item> {
  for await (const item of items) {
    return item;
  }
  throw new Error("the engine's job ended without a result");
}
