import { buildNetwork } from "../build-network.ts";
import { inferShape } from "../infer-shape.ts";
import type { LayerSpec } from "../layer-spec.ts";
import type { Network } from "../network.ts";
import { NetworkError } from "../network-error.ts";
import type { Constant, Shape } from "../shape.ts";
import { sortLayers } from "../sort-layers.ts";
import { Fields } from "./fields.ts";
import { activationReaders } from "./keras-activations.ts";
import { convolutionReaders } from "./keras-convolutions.ts";
import type { KerasLayer, LayerReader, Output } from "./keras-layer.ts";
import { mergeReaders } from "./keras-merges.ts";
import { normalizationReaders } from "./keras-normalizations.ts";
import { poolReaders } from "./keras-pools.ts";
import { shapeReaders } from "./keras-shapes.ts";
import { readInputShape } from "./read-input-shape.ts";
import { readTopology } from "./read-topology.ts";
import { readWeights } from "./read-weights.ts";
import type { KerasNode } from "./topology-builder.ts";

const readers: ReadonlyMap<string, LayerReader> = new Map(
  Object.entries({
    ...convolutionReaders,
    ...activationReaders,
    ...poolReaders,
    ...normalizationReaders,
    ...mergeReaders,
    ...shapeReaders,
  }),
);

/**
 * Reads a TensorFlow.js layers model: Sequential or functional, of one input.
 * @param modelJson model.json, parsed
 * @param weights its weight files, one after the other in the manifest's order
 * @param options `inputShape` [height, width, channels], only where the file leaves it open
 * @returns the network, and what was read differently from what the file says
 * @throws NetworkError naming the layer or weight
 */
export function readTfjsLayers(
  modelJson: unknown,
  weights: Uint8Array,
  options: { readonly inputShape?: Shape } = {},
): { network: Network; warnings: string[] } {
  const model = new Fields(modelJson, "model.json");
  const format = model.text("format", "layers-model");
  if (format !== "layers-model") model.reject(`expected the format layers-model, got "${format}"`);
  const { nodes, outputs } = readTopology(model.value("modelTopology"));
  const known = readWeights(model.list("weightsManifest", []), weights);
  const specs: LayerSpec[] = [];
  const results = new Map<string, Output>();
  for (const node of sortLayers(checkInputs(nodes))) {
    const result =
      node.operator === "InputLayer"
        ? addInput(node, specs, options.inputShape)
        : addLayer(node, specs, results, known);
    results.set(node.name, result);
  }
  const [output = "", ...others] = outputs.map((name) => results.get(name)?.name ?? name);
  const warnings =
    others.length > 0 ? [`of several outputs the first, "${output}", is read; not ${others.join(", ")}`] : [];
  return { network: buildNetwork(specs, output), warnings };
}

function checkInputs(nodes: readonly KerasNode[]): readonly KerasNode[] {
  const inputs = nodes.filter(({ operator }) => operator === "InputLayer").map(({ name }) => `"${name}"`);
  if (inputs.length !== 1) {
    throw new NetworkError(
      "unsupported",
      `expected a model of one input, got ${inputs.length}: ${inputs.join(", ") || "none"}`,
    );
  }
  return nodes;
}

function addInput(node: KerasNode, specs: LayerSpec[], given: Shape | undefined): Output {
  const shape = readInputShape(node.config, given);
  specs.push({ operator: "Input", name: node.name, inputs: [], shape });
  return { name: node.name, shape };
}

function addLayer(
  node: KerasNode,
  specs: LayerSpec[],
  results: ReadonlyMap<string, Output>,
  weights: ReadonlyMap<string, Constant>,
): Output {
  const name = node.name;
  const config: Fields = node.config;
  const read = readers.get(node.operator);
  if (!read) config.reject(`is not among the layers that are read: ${[...readers.keys()].sort().join(", ")}`);
  const inputs = node.inputs.flatMap((input) => results.get(input) ?? []);
  const [input] = inputs;
  if (!input) config.reject("expected at least one input, got none", "inconsistent");
  const shapes = new Map(inputs.map((one) => [one.name, one.shape]));
  const weight = (key: string): Constant =>
    findWeight(weights, node.layer, key) ??
    config.reject(`has no weight "${node.layer}/${key}" in the file`, "malformed");
  const layer: KerasLayer = {
    name,
    config,
    input,
    inputs,
    weight,
    vector: (key) => {
      const { shape, data } = weight(key);
      return shape.length === 1
        ? data
        : config.reject(`expected ${key} of one axis, got [${shape.join(", ")}]`, "inconsistent");
    },
    emit: (operator, options = {}) => {
      const spec: LayerSpec = { name: options.name ?? name, inputs: options.inputs ?? [input.name], ...operator };
      const shape = inferShape(
        spec,
        spec.inputs.map((one) => shapes.get(one) ?? []),
      );
      specs.push(spec);
      shapes.set(spec.name, shape);
      return { name: spec.name, shape };
    },
  };
  return read(layer);
}

/** `layer/weight`, or `layer/cell/weight` as some converters write it. */
function findWeight(weights: ReadonlyMap<string, Constant>, layer: string, key: string): Constant | undefined {
  const direct = weights.get(`${layer}/${key}`);
  if (direct) return direct;
  for (const [name, constant] of weights) {
    const inner =
      name.startsWith(`${layer}/`) && name.endsWith(`/${key}`) ? name.slice(layer.length + 1, -key.length - 1) : "";
    if (inner !== "" && !inner.includes("/")) return constant;
  }
  return undefined;
}
