import { EngineError } from "../engine/engine-error.ts";
import type { TrainingItem, TrainingJob } from "../engine/training/training-job.ts";
import { HeldRun } from "./held-run.ts";
import type { RunEngine } from "./run-engine.ts";
import type { RunClaim, RunQueue, TrainedSnapshot } from "./run-queue.ts";
import type { RunStore, StoredRun } from "./run-store.ts";
import { NotCommitted, RunWriter } from "./run-writer.ts";
import { isUnfit, tellFailure } from "./tell-failure.ts";
import { WorkLoop } from "./work-loop.ts";

type SnapshotItem = Extract<TrainingItem, { readonly kind: "snapshot" }>;

/** A folder for the engine's files, gone with what is left in it. */
export interface RunFolder extends AsyncDisposable {
  readonly path: string;
}

export interface RunWorkerOptions {
  /** A name that no other worker has. */
  readonly name: string;
  readonly runs: RunStore;
  readonly queue: RunQueue;
  readonly engine: RunEngine;
  /** @throws ScanImpossible, WorkerUnfit */
  readonly prepare: (run: StoredRun) => Promise<Omit<TrainingJob, "folder">>;
  /** Makes a model of what a run tells. @throws EngineError, or the signal's reason */
  readonly describe: (run: StoredRun, item: SnapshotItem, signal: AbortSignal) => Promise<TrainedSnapshot>;
  readonly openFolder: () => Promise<RunFolder>;
  /** Lets what is more urgent go first; asked between items. */
  readonly giveWay: (signal: AbortSignal) => Promise<void>;
  /** Before runs are looked for at first; what changes here is looked at at once. */
  readonly firstWaitMilliseconds: number;
  /** So many images were learned from. */
  readonly onImages: (count: number) => void;
  readonly log: (level: "info" | "warn" | "error", fields: object, text: string) => void;
}

/** A run that this worker cannot do is left to others for so long. */
const refusedMilliseconds = 60_000;
/** The same where the engine did not start: what ended it may be over soon. */
const notStartedMilliseconds = 5000;

/** Takes runs, has them trained, and writes what they tell, until it is closed. */
export class RunWorker {
  readonly #options: RunWorkerOptions;
  readonly #refused = new Map<string, { readonly until: number; readonly resumes: number }>();
  readonly #loop: WorkLoop;

  constructor(options: RunWorkerOptions) {
    this.#options = options;
    const { runs, firstWaitMilliseconds, log } = options;
    this.#loop = new WorkLoop({
      runs,
      firstWaitMilliseconds,
      work: (closing) => this.#work(closing),
      onTrouble: (error) => log("error", { err: error }, "the run worker is interrupted"),
    });
  }

  /** Gives its run back, as of the last checkpoint. */
  async close(): Promise<void> {
    await this.#loop.close();
    this.#options.engine.close();
  }

  async #work(closing: AbortSignal): Promise<boolean> {
    const { name, queue, runs } = this.#options;
    const claim = await queue.claim(name, (run) => !this.#refuses(run));
    if (claim === undefined) {
      return false;
    }
    await using held = new HeldRun(claim.run.id, runs, () => queue.extend(claim));
    const signal = AbortSignal.any([held.lost, closing]);
    try {
      await this.#train(claim, signal);
      await queue.complete(claim);
    } catch (error) {
      await this.#explain(claim, error, held.lost, signal);
    }
    return true;
  }

  async #train(claim: RunClaim, signal: AbortSignal): Promise<void> {
    const { engine, queue, prepare, describe, openFolder, giveWay } = this.#options;
    const { run } = claim;
    const job = await prepare(run);
    await using folder = await openFolder();
    const writer = new RunWriter(claim, queue, () => engine.backend);
    try {
      let step = job.checkpoint?.step ?? 0;
      for await (const item of engine.train({ ...job, folder: folder.path }, signal)) {
        if (item.kind === "snapshot") {
          const { cost } = item;
          await writer.add({ kind: "snapshot", snapshot: await describe(run, item, signal), cost });
        } else {
          await writer.add(item);
        }
        if (item.kind === "metrics") {
          this.#options.onImages((item.point.step - step) * run.options.batchSize);
          step = item.point.step;
        }
        await giveWay(signal);
      }
      signal.throwIfAborted();
      await writer.flush();
    } finally {
      await writer.discard();
    }
  }

  async #explain(claim: RunClaim, error: unknown, lost: AbortSignal, signal: AbortSignal): Promise<void> {
    const { queue, log } = this.#options;
    const run = claim.run.id;
    if (lost.aborted || (error instanceof NotCommitted && !(await queue.extend(claim)))) {
      log("info", { run }, "the run is not this worker's any more");
    } else if (signal.aborted) {
      await queue.release(claim);
    } else if (error instanceof NotCommitted) {
      await queue.release(claim);
      throw error;
    } else if (isUnfit(error)) {
      const wait = error instanceof EngineError ? notStartedMilliseconds : refusedMilliseconds;
      this.#refused.set(run, { until: Date.now() + wait, resumes: claim.run.resumes });
      log("warn", { run, err: error }, "this worker cannot do the run, and leaves it to others for a while");
      await queue.release(claim, `worker ${claim.worker}: ${tellFailure(error)}`);
    } else if (error instanceof EngineError && error.origin === "process") {
      log("warn", { run, err: error }, "the run was interrupted");
      await queue.fail(claim, tellFailure(error));
    } else {
      log("warn", { run, err: error }, "the run failed");
      await queue.giveUp(claim, tellFailure(error));
    }
  }

  /** Until it was left to others for long enough, or is resumed. */
  #refuses({ id, resumes }: StoredRun): boolean {
    const refusal = this.#refused.get(id);
    return refusal !== undefined && Date.now() < refusal.until && resumes === refusal.resumes;
  }
}
