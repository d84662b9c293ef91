import type { Logger } from "pino";
import type { CallTracer } from "./calls/trace-call.ts";
import { EngineClient } from "./engine/engine-client.ts";
import { engineOptions } from "./engine/engine-options.ts";
import type { ObserveJob } from "./engine/observe-job.ts";
import { createMetrics, type Metrics } from "./metrics.ts";
import type { LoadedOptions } from "./options/check-options.ts";
import { activationBytes, type ServerOptions } from "./options/server-options.ts";
import { provideBuiltIn } from "./provide-built-in.ts";
import { createRoutes, type ServiceRouter } from "./routes.ts";
import type { ServiceContext } from "./service-context.ts";
import { startLog } from "./start-log.ts";
import { startRunWorkers } from "./start-run-workers.ts";
import { startScanWorkers } from "./start-scan-workers.ts";
import { openStore } from "./store/open-store.ts";
import { openTelemetry } from "./telemetry/open-telemetry.ts";

/** The services, whatever carries their calls. */
export interface RunningServices {
  readonly context: ServiceContext;
  readonly routes: (router: ServiceRouter) => void;
  readonly metrics: Metrics;
  /** Undefined: no collector is told of calls. */
  readonly traceCall: CallTracer | undefined;
  readonly log: Logger;
  /** Ends the engine, and the store once what is being written is written. */
  close(): Promise<void>;
}

/** Bytes of results that a call may be ahead of its reader. */
const windowBytes = 2 * 2 ** 20;

/**
 * Opens the store, starts the engine, and sees that the built-in model and dataset are there.
 * @throws EngineError if no engine starts; Error if the store cannot be opened
 */
export async function startServices(options: ServerOptions, { dataRoots }: LoadedOptions): Promise<RunningServices> {
  const log = startLog(options.logLevel);
  const store = await openStore(options, (text) => log.warn({ from: "store" }, text));
  const telemetry = await openTelemetry(options, "deconvscope", log);
  const observeJob = telemetry?.observeJob;
  const closing = [async () => telemetry?.close(), store.close];
  const close = async (): Promise<void> => {
    for (const end of closing.toReversed()) {
      await end();
    }
  };
  try {
    const engine = await startEngine(options, log, observeJob);
    closing.push(async () => engine.close());
    store.blobs.onRemove((sha256) => engine.forgetModel(sha256));
    const metrics = createMetrics(engine);
    telemetry?.exportMetrics(metrics);
    const context: ServiceContext = {
      engine,
      models: store.models,
      datasets: store.datasets,
      scans: store.scans,
      pictures: store.pictures,
      results: store.results,
      runs: store.runs,
      blobs: store.blobs,
      dataRoots,
      limits: { ...options, maxActivationBytes: activationBytes(options) },
      onImage: () => metrics.observeImages(1),
    };
    await store.database.exclusively(() => provideBuiltIn(context));
    const { observeImages: onImages } = metrics;
    const isBusy = (): boolean => engine.busy;
    const work = { options, store, dataRoots: undefined, log, observeJob, onImages, isBusy };
    closing.push(await startScanWorkers(work));
    closing.push(await startRunWorkers(work));
    return { context, routes: createRoutes(context), metrics, traceCall: telemetry?.calls, log, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function startEngine(
  options: ServerOptions,
  log: Logger,
  observeJob: ObserveJob | undefined,
): Promise<EngineClient> {
  const engine = await EngineClient.start(engineOptions(options, { windowBytes, observeJob, log }));
  const { name, version, rejected } = engine.backend;
  for (const { name, why } of rejected) {
    log.info({ backend: name, why }, "backend not taken");
  }
  log.info({ backend: name, version }, "backend started");
  if (name === "cpu") {
    log.warn({ backend: name }, "plain JavaScript computes: right, and many times slower than the other backends");
  }
  return engine;
}
