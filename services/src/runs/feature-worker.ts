import { EngineError } from "../engine/engine-error.ts";
import type { FeaturesJob } from "../engine/training/training-job.ts";
import { ScanImpossible } from "../scans/prepare-scan.ts";
import type { FeatureClaim, FeatureQueue } from "./feature-queue.ts";
import { HeldRun } from "./held-run.ts";
import { findLastFeatures, findTrainedOn, type RunSources } from "./prepare-run.ts";
import type { RunEngine } from "./run-engine.ts";
import type { RunFolder } from "./run-worker.ts";
import { isUnfit, tellFailure } from "./tell-failure.ts";
import { WorkLoop } from "./work-loop.ts";

export interface FeatureWorkerOptions {
  /** A name that no other worker has. */
  readonly name: string;
  readonly sources: RunSources;
  readonly queue: FeatureQueue;
  readonly engine: Pick<RunEngine, "measureFeatures" | "close">;
  readonly openFolder: () => Promise<RunFolder>;
  readonly firstWaitMilliseconds: number;
  readonly onImages: (count: number) => void;
  readonly log: (level: "info" | "warn" | "error", fields: object, text: string) => void;
}

/** Measures the features of snapshots that were trained elsewhere, until it is closed. */
export class FeatureWorker {
  readonly #options: FeatureWorkerOptions;
  readonly #loop: WorkLoop;

  constructor(options: FeatureWorkerOptions) {
    this.#options = options;
    const { sources, firstWaitMilliseconds, log } = options;
    this.#loop = new WorkLoop({
      runs: sources.runs,
      firstWaitMilliseconds,
      work: (closing) => this.#work(closing),
      onTrouble: (error) => log("error", { err: error }, "the feature worker is interrupted"),
    });
  }

  async close(): Promise<void> {
    await this.#loop.close();
    this.#options.engine.close();
  }

  async #work(closing: AbortSignal): Promise<boolean> {
    const { name, queue, sources, log } = this.#options;
    const claim = await queue.claim(name);
    if (claim === undefined) {
      return false;
    }
    await using held = new HeldRun(claim.run, sources.runs, () => queue.extend(claim));
    const signal = AbortSignal.any([held.lost, closing]);
    try {
      await this.#measure(claim, signal);
    } catch (error) {
      if (signal.aborted) {
        await queue.release(claim);
      } else {
        log("warn", { run: claim.run, step: claim.step, err: error }, "features were not measured");
        const mayPass = isUnfit(error) || (error instanceof EngineError && error.origin === "process");
        await queue.fail(claim, tellFailure(error), !mayPass);
      }
    }
    return true;
  }

  async #measure(claim: FeatureClaim, signal: AbortSignal): Promise<void> {
    const { queue, engine, openFolder, onImages } = this.#options;
    const startedAt = performance.now();
    const job = await this.#prepare(claim);
    await using folder = await openFolder();
    const features = await engine.measureFeatures({ ...job, folder: folder.path }, signal);
    onImages(features.probeImages);
    await queue.commit(claim, features, (performance.now() - startedAt) / 1000);
  }

  /** @throws ScanImpossible if the model, the run or the dataset is gone */
  async #prepare({ run: id, step, model: name }: FeatureClaim): Promise<Omit<FeaturesJob, "folder">> {
    const { sources } = this.#options;
    const run = await sources.runs.find(id);
    const model = await sources.models.find(name);
    if (run === undefined || model === undefined) {
      throw new ScanImpossible(`${run === undefined ? "the run" : "the model"} was deleted`);
    }
    return {
      model: await sources.models.file(model),
      dataset: (await findTrainedOn(sources, run.dataset)).files,
      split: run.samples.split,
      probeImages: run.options.probeImages,
      lastFeatures: await findLastFeatures(sources, id, step),
    };
  }
}
