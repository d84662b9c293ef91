import { buildNetwork } from "../build-network.ts";
import { inferShape } from "../infer-shape.ts";
import type { LayerSpec } from "../layer-spec.ts";
import type { Network } from "../network.ts";
import type { Architecture } from "./architecture.ts";
import { drawWeights, type Initialisation } from "./draw-weights.ts";
import { equipLayer, type WeightSource } from "./equip-layer.ts";

/**
 * A network of random weights and zero biases; its input layer is named "input".
 * @param random uniform in [0, 1); the same numbers give the same network
 * @throws NetworkError naming the layer that does not fit the one before it
 */
export function instantiate(architecture: Architecture, random: () => number, initialise: Initialisation): Network {
  const source: WeightSource = {
    draw: (layer, shape) => drawWeights(layer, shape, random, initialise),
    zeros: (units) => new Float32Array(units),
  };
  const input: LayerSpec = { operator: "Input", name: "input", inputs: [], shape: architecture.inputShape };
  const specs: LayerSpec[] = [input];
  let last = input.name;
  let shape = inferShape(input, []);
  for (const layer of architecture.layers) {
    const spec = equipLayer(layer, last, shape, source);
    shape = inferShape(spec, [shape]);
    last = spec.name;
    specs.push(spec);
  }
  return buildNetwork(specs, last);
}
