import type { CompiledNetwork } from "@deconvscope/deconvnet";
import { countWork } from "../windows/count-work.ts";
import { planWindows } from "../windows/plan-windows.ts";
import { type Stretch, splitLayers } from "../windows/split-layers.ts";

/** Multiply-adds × 2 that are computed in one go, a few hundredths of a second of one core. */
const longestStretch = 2e9;

/** How batches of whole images are run as far as some layers. */
export interface BatchPlan {
  readonly compiled: CompiledNetwork;
  /** Images a batch. */
  readonly size: number;
  /** Layers whose outputs are read. */
  readonly wanted: readonly string[];
  readonly stretches: readonly Stretch[];
}

/**
 * Plans batches of images; layers that none of the wanted ones needs are left out.
 * @throws DeconvnetError "unknown-layer"
 */
export function planBatch(compiled: CompiledNetwork, wanted: readonly string[], size: number): BatchPlan {
  const plan = planWindows(compiled, 1, wanted, 0);
  const work = size * plan.layers.reduce((flops, layer) => flops + countWork(plan, layer), 0);
  const count = Math.max(1, Math.ceil(work / longestStretch));
  return { compiled, size, wanted, stretches: splitLayers(plan, count, wanted) };
}
