import type { Layer, Network, Pair } from "@deconvscope/network";
import type { MapSource } from "./map-source.ts";

/** A layer whose window moves by more than a pixel. */
export interface StridedLayer {
  readonly name: string;
  /** Down and across. */
  readonly strides: Pair;
  /** [height, width, channels] of the maps that it reads */
  readonly input: readonly [height: number, width: number, channels: number];
  /** Layers whose maps, one layer's after another's, it reads. */
  readonly parts: readonly MapSource[];
}

/** Convolutions and pools with a stride above 1, in order; not those that make one place of the whole map. */
export function listStridedLayers(network: Network): StridedLayer[] {
  const byName = new Map(network.layers.map((layer) => [layer.name, layer]));
  return network.layers.flatMap((layer) => {
    if (layer.operator !== "Conv" && layer.operator !== "MaxPool" && layer.operator !== "AveragePool") return [];
    const { name, strides, shape } = layer;
    const source = byName.get(layer.inputs[0]!)!;
    if (Math.max(...strides) === 1 || (shape[0] === 1 && shape[1] === 1)) return [];
    const [height = 1, width = 1, channels = 1] = source.shape;
    return [{ name, strides, input: [height, width, channels] as const, parts: listParts(source, byName) }];
  });
}

function listParts(layer: Layer, byName: ReadonlyMap<string, Layer>): readonly MapSource[] {
  const inputs = layer.inputs.map((name) => byName.get(name)!);
  const joinsMaps = layer.operator === "Concat" && layer.axis === 2;
  if (joinsMaps || layer.operator === "Dropout" || layer.operator === "Identity") {
    return inputs.flatMap((input) => listParts(input, byName));
  }
  return [{ name: layer.name, maps: layer.shape.at(-1) ?? 1 }];
}
