import { markConstant } from "./mark-constant.ts";
import type { TrainableNetwork } from "./trainable-network.ts";

/**
 * Tells a backend that compiles that the weights as they are now are worth compiling in. What it then computes of them
 * does not depend, to the last bit, on what it computed before.
 */
export function settleWeights(net: TrainableNetwork): void {
  for (const { variable } of net.weights) markConstant(variable);
}
