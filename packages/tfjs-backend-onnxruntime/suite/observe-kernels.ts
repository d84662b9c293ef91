import { getKernelsForBackend, registerKernel, unregisterKernel } from "@tensorflow/tfjs-core";

/** Notes which kernels ran. */
export interface KernelObserver {
  /** Sorted names of the kernels that ran since the last call, and of those that the CPU backend ran instead. */
  take(): { readonly kernels: readonly string[]; readonly fallbacks: readonly string[] };
}

/**
 * Makes each kernel of a backend note that it ran.
 * @param countFallbacks calls that the backend has handed to the CPU backend so far, by kernel
 */
export function observeKernels(
  backendName: string,
  countFallbacks: () => Readonly<Record<string, number>>,
): KernelObserver {
  const seen = new Set<string>();
  for (const kernel of getKernelsForBackend(backendName)) {
    unregisterKernel(kernel.kernelName, backendName);
    registerKernel({
      ...kernel,
      kernelFunc: (params) => {
        seen.add(kernel.kernelName);
        return kernel.kernelFunc(params);
      },
    });
  }
  let before = countFallbacks();
  return {
    take() {
      const after = countFallbacks();
      const fallbacks = Object.keys(after).filter((kernel) => after[kernel] !== before[kernel]);
      const kernels = [...seen];
      before = after;
      seen.clear();
      return { kernels: kernels.sort(), fallbacks: fallbacks.sort() };
    },
  };
}
