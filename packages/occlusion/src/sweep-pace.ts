import type { CompiledNetwork } from "@deconvscope/deconvnet";
import { countParameters } from "@deconvscope/network";
import { BatchPace } from "./batch-pace.ts";
import type { WindowPlan } from "./windows/plan-windows.ts";

const paces = new WeakMap<CompiledNetwork, Map<string, BatchPace>>();

/** The pace of sweeps over a network: what was learnt with other images serves this one too. */
export function sweepPace({ compiled, patch, windows, layers }: WindowPlan): BatchPace {
  const known = paces.get(compiled) ?? new Map<string, BatchPace>();
  paces.set(compiled, known);
  const key = `${patch} ${windows.size} ${layers.length}`;
  const weights = layers.reduce((bytes, layer) => bytes + 4 * countParameters(layer), 0);
  const pace = known.get(key) ?? new BatchPace(weights);
  known.set(key, pace);
  return pace;
}
