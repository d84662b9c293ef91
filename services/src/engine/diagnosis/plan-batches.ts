import type { BatchDepth } from "@deconvscope/diagnosis";
import type { Network } from "@deconvscope/network";
import { scanBatchSize } from "../scan/scan-batch-size.ts";

/** Images of a batch at most: figures come often, and who cancels waits for one. */
const mostImages = 8;
/** Whose spectra are taken. */
const mostSpectra = 20;

/** How images are measured. */
export interface BatchPlan {
  readonly size: number;
  readonly batches: readonly { readonly images: readonly number[]; readonly depth: BatchDepth }[];
}

/**
 * Plans batches of images.
 * @param aliasing of so many, the first ones, the energy that strides lose is measured
 */
export function planBatches(network: Network, images: readonly number[], aliasing: number): BatchPlan {
  const size = Math.min(mostImages, scanBatchSize(network));
  const deep = Math.ceil(aliasing / size);
  const spectra = Math.min(size, Math.max(1, Math.floor(mostSpectra / Math.max(1, deep))));
  const batches = Array.from({ length: Math.ceil(images.length / size) }, (_, batch) => ({
    images: images.slice(batch * size, (batch + 1) * size),
    depth: { aliasing: batch < deep, spectra: batch < deep && (batch + 1) * spectra <= mostSpectra ? spectra : 0 },
  }));
  return { size, batches };
}
