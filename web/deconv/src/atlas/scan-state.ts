import { type Scan, ScanState } from "@deconvscope/proto";

/** Queued or running: it changes by itself. */
export function isActive({ state }: Scan): boolean {
  return state === ScanState.QUEUED || state === ScanState.RUNNING;
}

/** Cancelled or failed: it can be resumed. */
export function isStopped({ state }: Scan): boolean {
  return state === ScanState.CANCELLED || state === ScanState.FAILED;
}

/** Images that it tried and all that it is to try. */
export function scanProgress({ progress }: Scan): { done: number; total: number } {
  return { done: Number(progress?.done ?? 0), total: Number(progress?.total ?? 0) };
}

/**
 * The scan that an atlas without one begins with: the newest that runs, else is complete, else has something to see.
 * @param layer scans of it come first
 */
export function newestScan(scans: readonly Scan[], layer?: string): Scan | undefined {
  const fitting = scans.filter(({ layers }) => layer !== undefined && layers.includes(layer));
  const choices = fitting.length > 0 ? fitting : scans;
  return (
    choices.find(isActive) ??
    choices.find(({ state }) => state === ScanState.COMPLETE) ??
    choices.find((scan) => scanProgress(scan).done > 0) ??
    choices[0]
  );
}
