import type {
  FoldOutcome,
  MetricsPoint,
  RunKind,
  RunOptions,
  RunSamples,
  TrainingCost,
} from "../engine/training/training-job.ts";
import type { ReceivedFile } from "../store/blob-store.ts";
import type { StoredModel } from "../store/model-store.ts";
import type { MeasuredFeatures } from "./run-features.ts";

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
  /** Empty: an external run has none. */
  readonly dataset: string;
  /** The dataset's classes. */
  readonly labels: readonly string[];
  /** Of a transfer and of probes; empty otherwise. */
  readonly model: string;
  readonly modelSha256: string;
}

/** A run as it is kept. */
export interface StoredRun extends NewRun {
  /** Later runs' sort behind earlier ones'. */
  readonly serial: string;
  readonly state: RunState;
  /** Of the last metrics. */
  readonly step: number;
  /** In all; 0: not known yet. */
  readonly steps: number;
  readonly stepsPerEpoch: number;
  /** Of the last failure, or why it waits. */
  readonly error: string;
  readonly createdAt: Date;
  /** It goes on, and made no step since it began or was taken up again. */
  readonly preparing: boolean;
  /** Grows with every change. */
  readonly version: number;
  /** Backend and version that computed it; empty before it began. */
  readonly backend: string;
  readonly latest: MetricsPoint | undefined;
  /** Seconds spent so far, also on what was lost with a worker. */
  readonly cost: TrainingCost;
  readonly checkpoint: { readonly sha256: string; readonly step: number } | undefined;
  /** While it is queued, the run that comes before it; empty: none. */
  readonly waitingFor: string;
  /** How often it was resumed. */
  readonly resumes: number;
}

/** A snapshot as it is kept: a model, and whether its features are known. */
export interface StoredSnapshot {
  readonly step: number;
  readonly epoch: number;
  readonly fit: string;
  readonly model: string;
  readonly modelSha256: string;
  readonly validationAccuracy: number | undefined;
  readonly seconds: number;
  /** 0: no features were measured. */
  readonly probeImages: number;
}

/** A snapshot before it is kept. */
export interface NewSnapshot {
  readonly step: number;
  readonly epoch: number;
  readonly fit: string;
  readonly model: StoredModel;
  readonly file: ReceivedFile;
  readonly validationAccuracy: number | undefined;
  readonly seconds: number;
}

/** Points of a run's history. */
export interface PointRange {
  /** Points after this step; -1: from the first. */
  readonly after: number;
  /** Up to and with this step. */
  readonly through: number;
}

/** Runs and what they told so far. */
export interface RunStore {
  /** @returns undefined if there is a run of that name already */
  create(run: NewRun): Promise<StoredRun | undefined>;
  find(id: string): Promise<StoredRun | undefined>;
  /** Newest first. @param after serial after which the page begins; empty: from the newest */
  list(after: string, limit: number): Promise<StoredRun[]>;
  /** Oldest first. @returns at most `limit` of them, spread evenly, the last among them */
  metrics(id: string, range: PointRange, limit: number): Promise<{ points: MetricsPoint[]; dropped: number }>;
  /** The first points after a step, at most `limit`. */
  metricsAfter(id: string, step: number, limit: number): Promise<MetricsPoint[]>;
  outcomes(id: string): Promise<FoldOutcome[]>;
  /** Oldest first. */
  snapshots(id: string): Promise<StoredSnapshot[]>;
  /** @returns undefined if none were measured at that step */
  features(id: string, step: number): Promise<MeasuredFeatures | undefined>;
  /** SHA-256 of what the last measured features of a run were; undefined: none were measured. @param before this step */
  lastFeatures(id: string, before?: number): Promise<string | undefined>;
  /** Stops a queued or running run; its last checkpoint stays. @returns false if it had ended already */
  stop(id: string): Promise<boolean>;
  /** Lets a stopped or failed run go on from its last checkpoint. @returns false if it is complete, queued or running */
  resume(id: string): Promise<boolean>;
  /**
   * Deletes a run and its files.
   * @param keepModels its snapshots stay among the models
   * @returns false if there is none of that id
   */
  remove(id: string, keepModels: boolean): Promise<boolean>;
  /**
   * Writes what an external run tells.
   * @returns false if the run does not go on, or has told of that step, or a later one, or its model's name is taken
   */
  record(id: string, point: MetricsPoint, snapshot: NewSnapshot | undefined): Promise<boolean>;
  /** Tells of changes of any run, other processes' within half a second. @returns ends it */
  onChange(listener: (id: string) => void): () => void;
}
