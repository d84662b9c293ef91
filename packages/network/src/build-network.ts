import { checkWeights } from "./check-weights.ts";
import { inferShape } from "./infer-shape.ts";
import type { LayerSpec } from "./layer-spec.ts";
import type { Layer, Network } from "./network.ts";
import { NetworkError } from "./network-error.ts";
import type { Shape } from "./shape.ts";
import { sortLayers } from "./sort-layers.ts";

/**
 * Makes a network of layers: sorts them into execution order, infers every shape and checks every weight.
 * @param output name of the layer whose output is the network's
 * @throws NetworkError naming the layer, what was expected and what was given
 */
export function buildNetwork(specs: readonly LayerSpec[], output: string): Network {
  const inputs = specs.filter((spec) => spec.operator === "Input");
  if (inputs.length !== 1) {
    const names = inputs.map((spec) => `"${spec.name}"`).join(", ");
    throw new NetworkError(
      "unsupported",
      `expected a network of one input, got ${inputs.length}${names && `: ${names}`}`,
    );
  }
  const shapes = new Map<string, Shape>();
  const layers: Layer[] = [];
  for (const spec of sortLayers(specs)) {
    const read = spec.inputs.map((name) => shapes.get(name) ?? []);
    const shape = inferShape(spec, read);
    checkWeights(spec, read[0] ?? [], shape);
    shapes.set(spec.name, shape);
    layers.push({ ...spec, shape });
  }
  if (!shapes.has(output))
    throw new NetworkError("inconsistent", `no layer is named "${output}", the network's output`);
  return { layers, output };
}
