import * as tf from "@tensorflow/tfjs-core";
import { registerCpuKernels } from "./kernels/cpu-kernels.ts";

/**
 * Loads the plain JavaScript backend with the pooling kernels.
 * @returns its version
 */
export async function startCpu(): Promise<string> {
  // Silences the hint to install tfjs-node: which backend runs, and why, is said by whoever started it.
  tf.env().set("IS_TEST", true);
  const { version_cpu } = await import("@tensorflow/tfjs-backend-cpu");
  registerCpuKernels();
  return version_cpu;
}
