import type {
  FoldOutcome,
  MetricsPoint,
  RunKind,
  RunOptions,
  RunSamples,
  SnapshotFeatures,
} from "../engine/training/training-job.ts";

export type RunState = "queued" | "running" | "complete" | "stopped" | "failed";

/** What a run is to train. */
export interface NewRun {
  /** Of the run, and the first part of its snapshots' names. */
  readonly id: string;
  /** The request with every default filled in, as the contract's JSON. */
  readonly request: string;
  readonly training: RunKind | { readonly kind: "external" };
  readonly options: RunOptions;
  readonly samples: RunSamples;
  readonly dataset: string;
  /** Of a transfer and of probes; empty otherwise. */
  readonly model: string;
  readonly modelSha256: string;
}

/** A run as it is kept. */
export interface StoredRun extends NewRun {
  readonly state: RunState;
  /** Steps of the last metrics. */
  readonly step: number;
  /** In all; 0: not known yet. */
  readonly steps: number;
  readonly stepsPerEpoch: number;
  /** Of the last failure, or why it waits. */
  readonly error: string;
  readonly createdAt: Date;
  /** Grows with every change. */
  readonly version: number;
  /** Backend and version that computed it; empty before it began. */
  readonly backend: string;
  readonly latest: MetricsPoint | undefined;
  readonly outcomes: readonly FoldOutcome[];
  /** Seconds spent so far. */
  readonly cost: {
    readonly training: number;
    readonly validation: number;
    readonly snapshot: number;
    readonly checkpoint: number;
  };
  /** SHA-256 of the last checkpoint, its step; undefined before the first. */
  readonly checkpoint: { readonly sha256: string; readonly step: number } | undefined;
  /** While it is queued, the run that comes before it; empty: none. */
  readonly waitingFor: string;
}

/** A snapshot as it is kept: a model, and what its features were. */
export interface StoredSnapshot {
  readonly step: number;
  readonly epoch: number;
  readonly fit: string;
  readonly model: string;
  readonly modelSha256: string;
  readonly validationAccuracy: number | undefined;
  readonly seconds: number;
  readonly features: SnapshotFeatures | undefined;
}

/** Runs and what they told so far. */
export interface RunStore {
  /** @returns undefined if there is a run of that name already */
  create(run: NewRun): Promise<StoredRun | undefined>;
  find(id: string): Promise<StoredRun | undefined>;
  /** Newest first. @param after id after which the page begins; empty: from the newest */
  list(after: string, limit: number): Promise<StoredRun[]>;
  /** Points after a step, oldest first, at most `limit`. */
  metricsAfter(id: string, step: number, limit: number): Promise<readonly MetricsPoint[]>;
  /** How many points there are after a step. */
  countAfter(id: string, step: number): Promise<number>;
  /** Oldest first. */
  snapshots(id: string): Promise<readonly StoredSnapshot[]>;
  /** Stops a queued or running run; its last checkpoint stays. @returns false if it had ended already */
  stop(id: string): Promise<boolean>;
  /** Lets a stopped or failed run go on from its last checkpoint. @returns false if it is complete, queued or running */
  resume(id: string): Promise<boolean>;
  /** @returns false if there is none of that id */
  remove(id: string): Promise<boolean>;
  /** Tells of changes of any run, other processes' within half a second. @returns ends it */
  onChange(listener: (id: string) => void): () => void;
}
