import { mkdir, rm } from "node:fs/promises";
import type { Logger } from "pino";
import { engineOptions } from "./engine/engine-options.ts";
import type { ObserveJob } from "./engine/observe-job.ts";
import { activationBytes, type ServerOptions } from "./options/server-options.ts";
import { describeSnapshot } from "./runs/describe-snapshot.ts";
import { FeatureWorker } from "./runs/feature-worker.ts";
import { prepareRun, type RunSources } from "./runs/prepare-run.ts";
import { type RunEngine, trainInBackground } from "./runs/run-engine.ts";
import { type RunFolder, RunWorker, type RunWorkerOptions } from "./runs/run-worker.ts";
import { epochName, snapshotName } from "./runs/snapshot-name.ts";
import { giveWay } from "./scans/give-way.ts";
import { BackgroundEngine } from "./scans/scan-engine.ts";
import { isGone, newWorkerName } from "./scans/worker-name.ts";
import type { BlobStore } from "./store/blob-store.ts";
import type { Store } from "./store/open-store.ts";

/** One result waits to be read, so the engine stands still while the worker gives way. */
const windowBytes = 1;

/** Who opens a store for a short call need not begin to train what lies there. */
const firstWaitMilliseconds = 1000;

export interface RunWorkersOptions {
  readonly options: ServerOptions;
  readonly store: Store;
  readonly dataRoots: RunSources["dataRoots"];
  readonly log: Logger;
  /** Of the workers' engines; undefined: they are not observed. */
  readonly observeJob: ObserveJob | undefined;
  readonly onImages: (count: number) => void;
  /** More urgent work is being done. */
  readonly isBusy: () => boolean;
}

/**
 * Frees what workers of this machine held that are gone, then starts as many run workers as the options say.
 * @returns ends them; their runs are given back as of the last checkpoint
 */
export async function startRunWorkers(start: RunWorkersOptions): Promise<() => Promise<void>> {
  await start.store.runQueue.releaseOf(isGone);
  await start.store.features.releaseOf(isGone);
  const { runWorkers } = start.options;
  const workers = [
    ...Array.from({ length: runWorkers }, () => startRunWorker(start)),
    ...(runWorkers === 0 ? [] : [startFeatureWorker(start)]),
  ];
  return async () => {
    await Promise.all(workers.map((worker) => worker.close()));
  };
}

/** What is trained elsewhere does not wait for what is trained here. */
function startFeatureWorker(start: RunWorkersOptions): FeatureWorker {
  const { store, dataRoots, log, onImages } = start;
  const name = newWorkerName();
  return new FeatureWorker({
    name,
    sources: { ...store, dataRoots },
    queue: store.features,
    engine: startEngine(start),
    openFolder: () => openRunFolder(store.blobs),
    firstWaitMilliseconds,
    onImages,
    log: (level, fields, text) => log[level]({ from: "worker", worker: name, ...fields }, text),
  });
}

function startRunWorker(start: RunWorkersOptions): RunWorker {
  const { options, store, dataRoots, log, onImages, isBusy } = start;
  const name = newWorkerName();
  const engine = startEngine(start);
  const limits = { maxLayers: options.maxLayers, maxActivationBytes: activationBytes(options) };
  const describe: RunWorkerOptions["describe"] = async (run, item, signal) => {
    const { step, epoch, fit, validationAccuracy, seconds, features, preprocessing, model: file } = item;
    const name = await snapshotName(store.models, run.id, fit === "" ? epochName(epoch) : fit);
    const told = { name, epoch, fit, validationAccuracy, preprocessing, file };
    const model = await describeSnapshot(run, told, limits, (request) => engine.inspectModel(request, signal));
    return { step, epoch, fit, model, file, validationAccuracy, seconds, features };
  };
  return new RunWorker({
    name,
    runs: store.runs,
    queue: store.runQueue,
    engine,
    prepare: async (run) => {
      const job = await prepareRun({ ...store, dataRoots }, run);
      return { ...job, checkpointSeconds: options.checkpointSeconds };
    },
    describe,
    openFolder: () => openRunFolder(store.blobs),
    giveWay: (signal) => giveWay(isBusy, signal),
    firstWaitMilliseconds,
    onImages,
    log: (level, fields, text) => log[level]({ from: "worker", worker: name, ...fields }, text),
  });
}

/** An engine that keeps nothing of models that are no more. */
function startEngine({ options, store, observeJob, log }: RunWorkersOptions): RunEngine {
  const engine = new BackgroundEngine(engineOptions(options, { windowBytes, observeJob, log }));
  store.blobs.onRemove((sha256) => engine.forgetModel(sha256));
  return trainInBackground(engine);
}

/** On the blobs' disk, so that files become blobs where they lie. */
export async function openRunFolder(blobs: BlobStore): Promise<RunFolder> {
  const path = blobs.temporaryPath();
  await mkdir(path, { recursive: true });
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}
