import type { Network, Rect } from "@deconvscope/network";
import { layerReach, type Reach } from "./layer-reach.ts";

/**
 * What a rectangle of the input can change of each layer: one place a reach.
 * @returns by layer; layers of which everything may change are left out
 */
export function reachOfRect({ layers }: Network, rect: Rect): Map<string, Reach> {
  const reaches = new Map<string, Reach>();
  for (const layer of layers) {
    if (layer.operator === "Input") {
      const [height = 1, width = 1] = layer.shape;
      const rows = { length: height, low: Int32Array.of(rect.y), high: Int32Array.of(rect.y + rect.height - 1) };
      const columns = { length: width, low: Int32Array.of(rect.x), high: Int32Array.of(rect.x + rect.width - 1) };
      reaches.set(layer.name, [rows, columns]);
      continue;
    }
    const inputs = layer.inputs.map((name) => reaches.get(name));
    const reach = inputs.every((known) => known !== undefined) ? layerReach(layer, inputs) : undefined;
    if (reach) reaches.set(layer.name, reach);
  }
  return reaches;
}
