import type { MetricsPoint, TrainingCost, TrainingItem } from "../engine/training/training-job.ts";
import type { RunBatch, RunClaim, RunQueue, TrainedSnapshot } from "./run-queue.ts";

/** A run's transactions come at most so often, but for snapshots and checkpoints. */
const intervalMilliseconds = 250;

/** What a run tells, as far as it is written together. */
export type WrittenItem =
  | Exclude<TrainingItem, { readonly kind: "snapshot" }>
  | { readonly kind: "snapshot"; readonly snapshot: TrainedSnapshot; readonly cost: TrainingCost };

/** The store's trouble: nothing is known of the run's fate. */
export class NotCommitted extends Error {}

/** Writes what a run tells in batches: training does not wait for the store, but for snapshots and checkpoints. */
export class RunWriter {
  readonly #queue: Pick<RunQueue, "commit">;
  readonly #claim: RunClaim;
  readonly #backend: () => string;
  #batch = emptyBatch();
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();
  #failure: { readonly error: unknown } | undefined;
  #lastStep = 0;

  constructor(claim: RunClaim, queue: Pick<RunQueue, "commit">, backend: () => string) {
    this.#claim = claim;
    this.#queue = queue;
    this.#backend = backend;
  }

  /** @throws NotCommitted as soon as something could not be written */
  async add(item: WrittenItem): Promise<void> {
    this.#throwFailure();
    const { cost } = this.#batch;
    this.#batch = { ...this.#batch, cost: addCosts(cost, item.cost), ...this.#part(item) };
    if (item.kind === "checkpoint" || item.kind === "snapshot") {
      await this.flush();
    } else {
      this.#timer ??= setTimeout(() => void this.#write(), intervalMilliseconds);
    }
  }

  /** Writes what is not written yet. @throws NotCommitted */
  async flush(): Promise<void> {
    await this.#write();
    this.#throwFailure();
  }

  /** What is not written yet is left out. */
  async discard(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#writing;
  }

  #part(item: WrittenItem): Partial<RunBatch> {
    const { points, outcomes } = this.#batch;
    switch (item.kind) {
      case "begin":
        return { begun: item };
      case "metrics":
        this.#lastStep = item.point.step;
        return { points: [...points, item.point] };
      case "outcome":
        return { outcomes: [...outcomes, { step: this.#lastStep, outcome: item.outcome }] };
      case "snapshot":
        return { snapshot: item.snapshot };
      case "checkpoint":
        return { checkpoint: item };
    }
  }

  /** A claim that is lost is found by who holds it. */
  #write(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const batch = { ...this.#batch, backend: this.#backend() };
    this.#batch = emptyBatch();
    this.#writing = this.#writing
      .then(async () => {
        if (this.#failure === undefined && !(await this.#queue.commit(this.#claim, batch))) {
          throw new Error("the run is not this worker's any more");
        }
      })
      .catch((error: unknown) => {
        this.#failure ??= { error };
      });
    return this.#writing;
  }

  #throwFailure(): void {
    if (this.#failure !== undefined) {
      throw new NotCommitted("what the run told could not be written", { cause: this.#failure.error });
    }
  }
}

function emptyBatch(): Omit<RunBatch, "backend"> {
  const points: readonly MetricsPoint[] = [];
  const cost = { training: 0, validation: 0, snapshot: 0, checkpoint: 0 };
  return { begun: undefined, points, outcomes: [], snapshot: undefined, checkpoint: undefined, cost };
}

function addCosts(a: TrainingCost, b: TrainingCost): TrainingCost {
  return {
    training: a.training + b.training,
    validation: a.validation + b.validation,
    snapshot: a.snapshot + b.snapshot,
    checkpoint: a.checkpoint + b.checkpoint,
  };
}
