import type { FoldOutcome, MetricsPoint, SnapshotFeatures, TrainingCost } from "../engine/training/training-job.ts";
import type { ReceivedFile } from "../store/blob-store.ts";
import type { NewSnapshot, StoredRun } from "./run-store.ts";

/** A run that one worker holds. */
export interface RunClaim {
  readonly run: StoredRun;
  readonly worker: string;
}

/** A snapshot of a run, with what is known of its features. */
export interface TrainedSnapshot extends NewSnapshot {
  readonly features: SnapshotFeatures | undefined;
}

/** What a run told since the last batch; a checkpoint stands for all of it. */
export interface RunBatch {
  readonly begun: { readonly steps: number; readonly stepsPerEpoch: number } | undefined;
  readonly points: readonly MetricsPoint[];
  readonly outcomes: readonly { readonly step: number; readonly outcome: FoldOutcome }[];
  readonly snapshot: TrainedSnapshot | undefined;
  readonly checkpoint: { readonly step: number; readonly file: ReceivedFile } | undefined;
  readonly cost: TrainingCost;
  readonly backend: string;
}

/** Hands out runs, each to one worker at a time. */
export interface RunQueue {
  /**
   * The oldest run that waits or was interrupted. What it told after its checkpoint is gone then, models too: it is
   * told again.
   * @param worker a name that no other worker has
   * @param isTaken whether this worker takes a run
   * @returns undefined if there is nothing to do
   */
  claim(worker: string, isTaken?: (run: StoredRun) => boolean): Promise<RunClaim | undefined>;
  /** Keeps a claim. @returns false if it is lost: its lease ran out, or the run was stopped or deleted */
  extend(claim: RunClaim): Promise<boolean>;
  /** Writes a batch, all or none. @returns false if the claim is lost, and nothing is written */
  commit(claim: RunClaim, batch: RunBatch): Promise<boolean>;
  /** Ends the run; its checkpoint goes. */
  complete(claim: RunClaim): Promise<void>;
  /** Gives the run back: tried again later, ever later; failed after the last try without a checkpoint in between. */
  fail(claim: RunClaim, error: string): Promise<void>;
  /** Gives the run back at once, untried. @param why this worker cannot do it; said on the run */
  release(claim: RunClaim, why?: string): Promise<void>;
  /** Frees what workers hold that are known to be gone, before their leases run out. */
  releaseOf(isGone: (worker: string) => boolean): Promise<void>;
  /** Ends the run as failed: trying again is of no use. */
  giveUp(claim: RunClaim, error: string): Promise<void>;
}
