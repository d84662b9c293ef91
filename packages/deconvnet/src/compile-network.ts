import { type Layer, type Network, type ReceptiveField, receptiveFields } from "@deconvscope/network";
import { dispose, type Tensor, tidy } from "@tensorflow/tfjs-core";
import { DeconvnetError } from "./deconvnet-error.ts";
import { keepConstant } from "./keep-constant.ts";
import { type LayerWeights, uploadWeights } from "./layer-weights.ts";

/** A network whose weights lie on the backend. */
export interface CompiledNetwork {
  readonly network: Network;
  /** @throws DeconvnetError "unknown-layer" */
  layer(name: string): Layer;
  weights(name: string): LayerWeights;
  /** What one unit of the layer sees of the input. */
  field(name: string): ReceptiveField;
  /** A tensor derived from a layer's weights, made once and kept. */
  derive<T extends Tensor>(layer: string, form: string, make: () => T): T;
  /** Frees the weights; passes over this network cannot be projected any more. */
  dispose(): void;
}

/** Copies a network's weights to the current backend, once for any number of passes. */
export function compileNetwork(network: Network): CompiledNetwork {
  const layers = new Map(network.layers.map((layer) => [layer.name, layer]));
  const weights = new Map(network.layers.map((layer) => [layer.name, keepAll(uploadWeights(layer))]));
  const derived = new Map<string, Tensor>();
  let fields: ReadonlyMap<string, ReceptiveField> | undefined;
  const layer = (name: string): Layer => {
    const found = layers.get(name);
    if (!found) throw new DeconvnetError("unknown-layer", unknownLayer(name, network));
    return found;
  };
  return {
    network,
    layer,
    weights: (name) => weights.get(layer(name).name) ?? {},
    field: (name) => {
      fields ??= receptiveFields(network);
      return fields.get(layer(name).name)!;
    },
    derive: <T extends Tensor>(name: string, form: string, make: () => T): T => {
      const key = JSON.stringify([name, form]);
      const known = derived.get(key) ?? keepConstant(tidy(make));
      derived.set(key, known);
      return known as T;
    },
    dispose: () => {
      for (const tensors of weights.values()) dispose(Object.values(tensors));
      dispose([...derived.values()]);
      derived.clear();
    },
  };
}

function keepAll(weights: LayerWeights): LayerWeights {
  for (const tensor of Object.values(weights)) keepConstant(tensor);
  return weights;
}

function unknownLayer(name: string, network: Network): string {
  const names = network.layers.slice(0, 12).map((layer) => layer.name);
  const more = network.layers.length > names.length ? ", …" : "";
  return `layer: expected one of ${names.join(", ")}${more}, got "${name}"`;
}
