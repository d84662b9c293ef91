import type { Logger } from "pino";
import type { ServerOptions } from "../options/server-options.ts";
import type { EngineClientOptions } from "./engine-client-options.ts";

/** Of the engine's memory, for what the backend compiled: well below the bound at which the engine is started afresh. */
const graphShare = 0.5;

/** What one engine has that others have not. */
interface OwnOptions extends Pick<EngineClientOptions, "observeJob"> {
  /** Of results that a job may be ahead of its reader. */
  readonly windowBytes: number;
  /** That compute; undefined: one a core. */
  readonly threads?: number | undefined;
  readonly log: Logger;
}

/** How an engine process is started. */
export function engineOptions(
  options: Pick<ServerOptions, "backend" | "maxImagePixels" | "engineMegabytes" | "queueLength" | "maxStreams">,
  { windowBytes, threads, observeJob, log }: OwnOptions,
): EngineClientOptions {
  return {
    entry: new URL("./engine-process.ts", import.meta.url),
    settings: {
      backend: options.backend,
      maxImagePixels: options.maxImagePixels,
      windowBytes,
      graphMegabytes: Math.floor(graphShare * options.engineMegabytes),
      threads,
    },
    queueLength: options.queueLength,
    maxStreams: options.maxStreams,
    memoryMegabytes: options.engineMegabytes,
    observeJob,
    log: (level, text) => log[level]({ from: "engine" }, text),
  };
}
