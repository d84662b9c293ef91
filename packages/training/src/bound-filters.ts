import * as tf from "@tensorflow/tfjs-core";
import { filterSizes } from "./filter-sizes.ts";
import type { TrainableNetwork } from "./trainable-network.ts";

/**
 * Scales back each convolution filter whose root mean square exceeds a bound.
 * @param bound the paper's is 0.1, for inputs of ±128
 * @see Zeiler & Fergus 2014, §3
 */
export function boundFilters(net: TrainableNetwork, bound: number): void {
  tf.tidy(() => {
    for (const { kind, variable } of net.weights) {
      if (kind !== "filters") continue;
      const size = filterSizes(variable);
      variable.assign(tf.mul(variable, tf.minimum(1, tf.div(bound, tf.maximum(size, 1e-12)))));
    }
  });
}
