import { listWeights } from "./list-weights.ts";
import type { Layer } from "./network.ts";

/** Floating-point values a layer holds, in whichever operator: filters, biases, statistics, slopes, constant operands. */
export function countParameters(layer: Layer): number {
  return listWeights(layer).reduce((count, { data }) => count + data.length, 0);
}
