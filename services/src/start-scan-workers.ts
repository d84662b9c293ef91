import type { Logger } from "pino";
import { engineOptions } from "./engine/engine-options.ts";
import type { ObserveJob } from "./engine/observe-job.ts";
import type { ServerOptions } from "./options/server-options.ts";
import { giveWay } from "./scans/give-way.ts";
import { prepareScan, type ScanSources } from "./scans/prepare-scan.ts";
import { BackgroundEngine } from "./scans/scan-engine.ts";
import { ScanWorker } from "./scans/scan-worker.ts";
import { isGone, newWorkerName } from "./scans/worker-name.ts";
import { shareCores } from "./share-cores.ts";
import type { Store } from "./store/open-store.ts";

/** One result waits to be read, so the engine stands still while the worker gives way. */
const windowBytes = 1;

/** Who opens a store for a short call need not begin to scan what lies there. */
const firstWaitMilliseconds = 1000;

/** About what an engine takes to start. */
const startMilliseconds = 1500;

export interface ScanWorkersOptions {
  readonly options: ServerOptions;
  readonly store: Store;
  readonly dataRoots: ScanSources["dataRoots"];
  readonly log: Logger;
  /** Of the workers' engines; undefined: they are not observed. */
  readonly observeJob: ObserveJob | undefined;
  readonly onImages: (count: number) => void;
  /** More urgent work is being done. */
  readonly isBusy: () => boolean;
}

/**
 * Frees what workers of this machine held that are gone, then starts as many scan workers as the options say.
 * @returns ends them; what they have not committed is given back
 */
export async function startScanWorkers({
  options,
  store,
  dataRoots,
  log,
  observeJob,
  onImages,
  isBusy,
}: ScanWorkersOptions): Promise<() => Promise<void>> {
  await store.shards.releaseOf(isGone);
  const share = shareCores(options);
  const workers = Array.from({ length: share.workers }, (_, index) => {
    const name = newWorkerName();
    const engine = new BackgroundEngine(
      engineOptions(options, { windowBytes, threads: share.threads, observeJob, log }),
    );
    store.blobs.onRemove((sha256) => engine.forgetModel(sha256));
    return new ScanWorker({
      name,
      scans: store.scans,
      shards: store.shards,
      engine,
      prepare: (scan) => prepareScan({ models: store.models, datasets: store.datasets, dataRoots }, scan),
      giveWay: (signal) => giveWay(isBusy, signal),
      onImages,
      firstWaitMilliseconds,
      headStartMilliseconds: index * startMilliseconds,
      log: (level, fields, text) => log[level]({ from: "worker", worker: name, ...fields }, text),
    });
  });
  return async () => {
    await Promise.all(workers.map((worker) => worker.close()));
  };
}
