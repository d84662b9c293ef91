import type { MessagePort } from "node:worker_threads";
import type { BatchData, BatchPlan } from "./batch-source.ts";
import { TrainingError, type TrainingErrorCode } from "./training-error.ts";

/** What the worker is started with. */
export interface WorkerStart {
  /** Address of a module that exports `trainingImages`. */
  readonly module: string;
  readonly parameters: unknown;
}

/** Asks the worker for the batches of a plan through a port; the buffers it may fill come through that port too. */
export interface BatchRequest {
  readonly plan: BatchPlan;
  readonly port: MessagePort;
}

/** What went wrong in the worker. */
export interface WorkerFailure {
  readonly error: unknown;
  /** That of a TrainingError, whose class does not survive the journey. */
  readonly code?: TrainingErrorCode;
}

/** Whether the images could be opened. */
export type WorkerReady = { readonly count: number } | WorkerFailure;

/** A batch, or why there is none, or the end of the plan. */
export type BatchReply = BatchData | WorkerFailure | { readonly end: true };

/** An error as it can be sent. */
export function packFailure(error: unknown): WorkerFailure {
  return error instanceof TrainingError ? { error, code: error.code } : { error };
}

/** The error that was sent. */
export function unpackFailure({ error, code }: WorkerFailure): unknown {
  return code && error instanceof Error ? new TrainingError(code, error.message) : error;
}
