import { countFlops, type Layer } from "@deconvscope/network";
import type { WindowPlan } from "./plan-windows.ts";

/** Multiply-adds × 2 that one square makes necessary in a layer. */
export function countWork({ compiled, windows }: WindowPlan, layer: Layer): number {
  const window = windows.get(layer.name);
  const share = window ? (window.rows.size * window.columns.size) / (window.rows.length * window.columns.length) : 1;
  return share * countFlops(compiled.network, layer);
}
