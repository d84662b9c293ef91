import * as tf from "@tensorflow/tfjs-core";
import { type BackendName, backendNames, parseBackendName } from "./backend-names.ts";
import { findGpu } from "./find-gpu.ts";
import { startCpu } from "./start-cpu.ts";
import { startOnnxruntime } from "./start-onnxruntime.ts";
import { startTensorflow } from "./start-tensorflow.ts";

/** What computes, and why what comes before it in the list of backends does not. */
export interface StartedBackend {
  readonly name: BackendName;
  /** Of the library behind it, e.g. "2.21.0". */
  readonly version: string;
  readonly rejected: readonly { readonly name: BackendName; readonly why: string }[];
}

export interface StartOptions {
  /** What compiled graphs may hold on to, about; of the backends only `onnxruntime` keeps any. */
  readonly graphMegabytes?: number;
  /** That compute; else one a core. Only `onnxruntime` heeds it. */
  readonly threads?: number;
}

/**
 * Starts a TensorFlow.js backend and makes it the current one: `tensorflow` on a GPU, else `onnxruntime`, else `cpu`.
 * @param wanted only this one; else DECONVSCOPE_BACKEND, else the best that starts
 * @throws Error if the wanted one is unknown or does not start
 */
export async function startBackend(
  wanted = process.env.DECONVSCOPE_BACKEND || undefined,
  options: StartOptions = {},
): Promise<StartedBackend> {
  const only = wanted === undefined ? undefined : parseBackendName(wanted);
  const rejected: { name: BackendName; why: string }[] = [];
  for (const name of backendNames) {
    if (only && name !== only) {
      rejected.push({ name, why: `${only} was asked for` });
      continue;
    }
    try {
      const version = await start(name, only !== undefined, options);
      if (!(await tf.setBackend(name))) throw new Error(`TensorFlow.js cannot start its backend "${name}"`);
      await tf.ready();
      return { name, version, rejected };
    } catch (error) {
      if (only) throw new Error(`backend ${name} does not start: ${firstLine(error)}`, { cause: error });
      rejected.push({ name, why: firstLine(error) });
    }
  }
  throw new Error(`no backend starts: ${rejected.map(({ name, why }) => `${name}: ${why}`).join("; ")}`);
}

/**
 * @param anyDevice without a GPU too
 * @returns the library's version
 */
async function start(
  name: BackendName,
  anyDevice: boolean,
  { graphMegabytes, threads }: StartOptions,
): Promise<string> {
  switch (name) {
    case "tensorflow": {
      if (!anyDevice && findGpu() === undefined) {
        throw new Error("no GPU was found; on a processor it computes when asked for (--backend tensorflow)");
      }
      const { version, onGpu } = await startTensorflow();
      if (!anyDevice && !onGpu) {
        throw new Error("libtensorflow finds no GPU that it can use: npm run backend:tensorflow -- --gpu");
      }
      return version;
    }
    case "onnxruntime":
      return startOnnxruntime(graphMegabytes, threads);
    case "cpu":
      return startCpu();
  }
}

function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split("\n", 1)[0]?.trim() ?? "";
}
