import { createRequire } from "node:module";
import util from "node:util";
import * as tf from "@tensorflow/tfjs-core";
import { asNodeBackend } from "./kernels/node-backend.ts";
import { registerTensorflowKernels } from "./kernels/tensorflow-kernels.ts";

/** libtensorflow as it runs in this process. */
export interface StartedTensorflow {
  /** e.g. "2.21.0" */
  readonly version: string;
  /** It computes on a GPU, as its own list of devices says. */
  readonly onGpu: boolean;
}

/**
 * Loads libtensorflow with the pooling kernels.
 * @throws Error if the library or its binding is not in place
 */
export async function startTensorflow(): Promise<StartedTensorflow> {
  process.env.TF_CPP_MIN_LOG_LEVEL ??= "2";
  restoreRemovedPredicates();
  const require = createRequire(import.meta.url);
  try {
    require("@tensorflow/tfjs-node-gpu");
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (/tfjs_binding\.node\) can not be found/.test(message)) {
      throw new Error("libtensorflow is not installed: npm run backend:tensorflow (for a GPU with -- --gpu)");
    }
    throw error;
  }
  registerTensorflowKernels();
  const { binding } = asNodeBackend(tf.findBackend("tensorflow"));
  return { version: binding.TF_Version, onGpu: binding.isUsingGpuDevice() };
}

/** Newer Node removes, or warns of, two predicates that TensorFlow.js's node backend still calls. */
function restoreRemovedPredicates(): void {
  const predicates: Record<string, (value: unknown) => boolean> = {
    isNullOrUndefined: (value) => value === null || value === undefined,
    isArray: Array.isArray,
  };
  for (const [name, predicate] of Object.entries(predicates)) {
    Object.defineProperty(util, name, { value: predicate, configurable: true, writable: true });
  }
}
