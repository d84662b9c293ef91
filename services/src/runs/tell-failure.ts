import { EngineError } from "../engine/engine-error.ts";
import { WorkerUnfit } from "../scans/prepare-scan.ts";

/** Whether the fault is this worker's, not that of what it was to do. */
export function isUnfit(error: unknown): boolean {
  return error instanceof WorkerUnfit || (error instanceof EngineError && error.code === "not-started");
}

/** A failure as people read it; what the engine says of its own defects is for the log. */
export function tellFailure(error: unknown): string {
  if (error instanceof EngineError && error.origin === "defect") {
    return "the engine failed; the log has the details";
  }
  return error instanceof Error ? error.message : String(error);
}
