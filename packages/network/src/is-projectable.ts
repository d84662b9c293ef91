import type { Layer } from "./network.ts";

/** Whether units of a layer can be projected: feature maps and dense outputs, but not the input, whose units are pixels. */
export function isProjectable(layer: Layer): boolean {
  return layer.operator !== "Input" && (layer.shape.length === 3 || layer.shape.length === 1);
}
