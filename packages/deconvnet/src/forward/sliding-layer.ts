import type { LayerOf, Pair } from "@deconvscope/network";

/** A layer whose window slides over a feature map. */
export type SlidingLayer = LayerOf<"Conv"> | LayerOf<"MaxPool"> | LayerOf<"AveragePool">;

/** Cells from a window's first to its last, dilation included: [rows, columns]. */
export function windowExtents(layer: SlidingLayer): Pair {
  return [(layer.kernel[0] - 1) * layer.dilations[0] + 1, (layer.kernel[1] - 1) * layer.dilations[1] + 1];
}

/** Whether neighbouring taps of the window touch neighbouring cells. */
export function isDense(layer: SlidingLayer): boolean {
  return layer.dilations[0] === 1 && layer.dilations[1] === 1;
}
