import * as tf from "@tensorflow/tfjs-core";
import { filterSizes } from "./filter-sizes.ts";
import type { TrainableNetwork } from "./trainable-network.ts";

/** A filter that its bound scales back. */
export interface LargeFilter {
  /** Its layer's name. */
  readonly layer: string;
  /** Which of the layer's, from 0. */
  readonly filter: number;
  /** Root mean square before; after, it is the bound. */
  readonly size: number;
  /** What it is multiplied by, below 1. */
  readonly factor: number;
}

/**
 * Which filters `boundFilters` scales back, and by how much, if it is called now; changes nothing.
 * @param bound the paper's is 0.1, for inputs of ±128
 * @see Zeiler & Fergus 2014, §3 and Fig. 6
 */
export async function listLargeFilters(net: TrainableNetwork, bound: number): Promise<LargeFilter[]> {
  const found: LargeFilter[] = [];
  for (const { kind, layer, variable } of net.weights) {
    if (kind !== "filters") continue;
    const sizes = tf.tidy(() => filterSizes(variable));
    for (const [filter, size] of (await sizes.data()).entries())
      if (size > bound) found.push({ layer: layer.name, filter, size, factor: bound / size });
    sizes.dispose();
  }
  return found;
}
