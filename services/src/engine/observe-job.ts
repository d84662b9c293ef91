import type { EngineJobName } from "./engine-jobs.ts";

/** Told of a job's way through the engine. */
export interface JobObserver {
  /** It waits no more: the engine does it. */
  started(): void;
  /** @param error what its reader gets; undefined: all results are there, or nobody reads them any more */
  ended(error: unknown): void;
}

/** Called when a job begins to wait for the engine. */
export type ObserveJob = (name: EngineJobName) => JobObserver;
