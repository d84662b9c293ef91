import * as tf from "@tensorflow/tfjs-core";
import type { TrainableNetwork } from "./trainable-network.ts";

/**
 * Tells a backend that compiles, where it wants to know, that the weights as they are now are worth compiling in. What it
 * then computes of them does not depend, to the last bit, on what it computed before.
 */
export function settleWeights(net: TrainableNetwork): void {
  const backend = tf.backend();
  if (!("markConstant" in backend) || typeof backend.markConstant !== "function") return;
  for (const { variable } of net.weights) backend.markConstant(variable.dataId);
}
