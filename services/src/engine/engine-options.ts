import type { Logger } from "pino";
import type { ServerOptions } from "../options/server-options.ts";
import type { EngineClientOptions } from "./engine-client.ts";

/** Of the engine's memory, for what the backend compiled: well below the bound at which the engine is started afresh. */
const graphShare = 0.5;

/**
 * How an engine process is started.
 * @param windowBytes of results that a job may be ahead of its reader
 * @param threads that compute; else one a core
 */
export function engineOptions(
  options: Pick<ServerOptions, "backend" | "maxImagePixels" | "engineMegabytes" | "queueLength" | "maxStreams">,
  windowBytes: number,
  log: Logger,
  threads?: number,
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
    log: (level, text) => log[level]({ from: "engine" }, text),
  };
}
