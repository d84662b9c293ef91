import type { Layer } from "@deconvscope/network";
import { countWork } from "./count-work.ts";
import type { WindowPlan } from "./plan-windows.ts";

/** Layers that are computed in one go. */
export interface Stretch {
  readonly layers: readonly Layer[];
  /** Layers computed so far whose output is still needed afterwards. */
  readonly kept: ReadonlySet<string>;
}

/**
 * Splits a plan's layers into stretches of about equal work.
 * @param wanted layers whose output is needed at the end
 */
export function splitLayers(plan: WindowPlan, count: number, wanted: readonly string[]): Stretch[] {
  const work = plan.layers.map((layer) => countWork(plan, layer));
  const most = work.reduce((sum, flops) => sum + flops, 0) / count;
  const stretches: Layer[][] = [[]];
  let done = 0;
  for (const [index, layer] of plan.layers.entries()) {
    if (done + work[index]! / 2 > most * stretches.length && stretches.at(-1)!.length > 0) stretches.push([]);
    stretches.at(-1)!.push(layer);
    done += work[index]!;
  }
  return stretches.map((stretch, index) => {
    const later = stretches.slice(index + 1).flat();
    return { layers: stretch, kept: new Set([...later.flatMap(({ inputs }) => inputs), ...wanted]) };
  });
}
