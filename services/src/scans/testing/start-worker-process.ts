import { type ChildProcess, fork } from "node:child_process";
import type { StoreOptions } from "../../store/open-store.ts";

/**
 * Starts a worker in a process of its own; it says so when it works.
 * @param batchMilliseconds what 16 images take it
 */
export function startWorkerProcess({ dataDir, store }: StoreOptions, batchMilliseconds: number): ChildProcess {
  const flags = [dataDir, String(batchMilliseconds), ...(store === undefined ? [] : [store])];
  return fork(new URL("worker-process.ts", import.meta.url), flags);
}
