import { checkOptions } from "./options/check-options.ts";
import { OptionsError } from "./options/options-error.ts";
import { type ServerOptions, withDefaults, workerOptions } from "./options/server-options.ts";
import { shareCores } from "./share-cores.ts";
import { startLog } from "./start-log.ts";
import { startRunWorkers } from "./start-run-workers.ts";
import { startScanWorkers } from "./start-scan-workers.ts";
import { openStore } from "./store/open-store.ts";
import { describeStore } from "./store/store-error.ts";
import { openTelemetry } from "./telemetry/open-telemetry.ts";

/** Workers that take shards of scans, and runs. */
export interface RunningWorker {
  /** Gives back what is not committed. */
  close(): Promise<void>;
}

/**
 * Starts workers on a shared store: they need nothing of the servers but that.
 * @throws OptionsError naming the flag; StoreError if the store cannot be reached
 */
export async function startWorker(
  given: Partial<Pick<ServerOptions, (typeof workerOptions)[number]>>,
): Promise<RunningWorker> {
  const options = withDefaults(Object.fromEntries(workerOptions.map((name) => [name, given[name]])));
  if (options.store === undefined) {
    throw new OptionsError("--store: none given; expected postgres://user@host/database, the one that the server has");
  }
  if (options.scanWorkers === 0 && options.runWorkers === 0) {
    throw new OptionsError("--scan-workers, --run-workers: 0 given; expected at least 1 of either");
  }
  const { dataRoots } = await checkOptions(options);
  const log = startLog(options.logLevel);
  const store = await openStore(options, (text) => log.warn({ from: "store" }, text));
  const telemetry = await openTelemetry(options, "deconvscope-worker", log);
  let images = 0;
  const work = {
    options,
    store,
    dataRoots,
    log,
    observeJob: telemetry?.observeJob,
    onImages: (count: number) => {
      images += count;
      log.info({ images: count, total: images }, "images counted");
    },
    isBusy: () => false,
  };
  const endWorkers = [await startScanWorkers(work), await startRunWorkers(work)];
  const workers = { scans: shareCores(options).workers, runs: options.runWorkers };
  log.info({ store: describeStore(options.store), workers }, "waiting for scans and runs");
  return {
    async close() {
      await Promise.all(endWorkers.map((end) => end()));
      await store.close();
      await telemetry?.close();
      log.info({ total: images }, "ended");
    },
  };
}
