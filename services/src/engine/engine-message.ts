import type { EngineErrorOrigin } from "./engine-error.ts";
import type { EngineJobName, EngineJobs } from "./engine-jobs.ts";

/** What picked the arithmetic, as the API and the dashboard show it. */
export interface BackendChoice {
  readonly name: string;
  readonly version: string;
  readonly rejected: readonly { readonly name: string; readonly why: string }[];
}

/** How the serving process sets up the engine. */
export interface EngineSettings {
  readonly backend: string | undefined;
  readonly maxImagePixels: number;
  /** Unread results of one job, in bytes; the job waits beyond it. */
  readonly windowBytes: number;
  /** What the backend's compiled graphs may hold on to, about. */
  readonly graphMegabytes: number;
  /** That compute; undefined: one a core. */
  readonly threads?: number | undefined;
}

/** Asks for a job. */
export interface StartMessage<Name extends EngineJobName> {
  readonly type: "start";
  readonly id: number;
  readonly name: Name;
  readonly request: EngineJobs[Name]["request"];
}

/** From the serving process to the engine. */
export type ToEngine =
  | { readonly type: "configure"; readonly settings: EngineSettings }
  | { readonly [Name in EngineJobName]: StartMessage<Name> }[EngineJobName]
  | { readonly type: "cancel"; readonly id: number }
  /** That many bytes of results were read. */
  | { readonly type: "credit"; readonly id: number; readonly bytes: number }
  /** The model with these bytes is no more. */
  | { readonly type: "forget"; readonly sha256: string };

/** What the engine holds on to. */
export interface EngineMemory {
  readonly residentBytes: number;
  /** Networks that are ready for the next call. */
  readonly models: number;
}

/** From the engine to the serving process. */
export type FromEngine =
  | { readonly type: "ready"; readonly backend: BackendChoice }
  | { readonly type: "item"; readonly id: number; readonly item: unknown; readonly bytes: number }
  /** The job waits until its results are read. */
  | { readonly type: "stalled"; readonly id: number }
  /** Told before a job's end, and when something was freed. */
  | ({ readonly type: "memory" } & EngineMemory)
  | { readonly type: "done"; readonly id: number }
  | {
      readonly type: "failed";
      readonly id: number;
      readonly origin: EngineErrorOrigin;
      readonly code: string;
      readonly message: string;
      /** For the log only. */
      readonly stack?: string;
    };
