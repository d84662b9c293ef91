import { availableParallelism, totalmem } from "node:os";
import { findGpu } from "@deconvscope/backend/find-gpu";
import type { ServerOptions } from "./options/server-options.ts";

/** How processes that scan share the machine. */
export interface CoreShare {
  readonly workers: number;
  /** That each computes with; undefined: one a core. */
  readonly threads: number | undefined;
}

export interface Machine {
  readonly cores: number;
  /** Bytes. */
  readonly memory: number;
  readonly hasGpu: boolean;
}

const mostWorkers = 8;
/** A model's weights, its compiled graphs and the activations of a batch, with some to spare. */
const bytesOfWorker = 3 * 2 ** 30;

/**
 * Shares a machine out among processes that scan. Several with few threads each scan more than one with many: none waits
 * for the slowest of its threads, or for its images. A GPU is left to one.
 */
export function shareCores(
  { scanWorkers, backend }: Pick<ServerOptions, "scanWorkers" | "backend">,
  machine: Machine = thisMachine(),
): CoreShare {
  const workers = scanWorkers ?? fittingWorkers(backend, machine);
  const threads = workers > 1 ? Math.max(1, Math.floor(machine.cores / workers)) : undefined;
  return { workers, threads };
}

function fittingWorkers(backend: string | undefined, { cores, memory, hasGpu }: Machine): number {
  const computes = backend ?? (hasGpu ? "tensorflow" : "onnxruntime");
  if (computes !== "onnxruntime") {
    return 1;
  }
  return Math.max(1, Math.min(mostWorkers, cores, Math.floor(memory / bytesOfWorker)));
}

function thisMachine(): Machine {
  const memory = Math.min(process.constrainedMemory() || Number.POSITIVE_INFINITY, totalmem());
  return { cores: availableParallelism(), memory, hasGpu: findGpu() !== undefined };
}
