import "@tensorflow/tfjs-backend-cpu";
import { getKernelsForBackend, registerKernel } from "@tensorflow/tfjs-core";
import { convolutionKernels } from "./convolution.ts";
import { defineFallback } from "./define-kernel.ts";
import { poolingKernels } from "./pooling.ts";
import { shapeKernels } from "./shape-kernels.ts";
import { unaryKernels } from "./unary.ts";

/** Registers the kernels that are compiled, and the cpu backend's in place of all others. */
export function registerKernels(): void {
  const compiled = [...convolutionKernels, ...poolingKernels, ...shapeKernels, ...unaryKernels];
  const names = new Set(compiled.map(({ kernelName }) => kernelName));
  for (const config of compiled) registerKernel(config);
  for (const { kernelName } of getKernelsForBackend("cpu")) {
    if (!names.has(kernelName)) registerKernel(defineFallback(kernelName));
  }
}
