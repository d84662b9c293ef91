import { NetworkError } from "../network-error.ts";
import { Fields } from "./fields.ts";
import { nameUse, readSources } from "./read-sources.ts";
import { type KerasNode, type Topology, TopologyBuilder } from "./topology-builder.ts";

const DEEPEST_MODEL = 16;

/**
 * Reads a Sequential or functional model's structure; the layers of models inside it become its own.
 * @param topology model.json's `modelTopology`, as TensorFlow.js or the converter from Keras writes it
 * @throws NetworkError "malformed" or "unsupported", naming the layer
 */
export function readTopology(topology: unknown): Topology {
  const outer = new Fields(topology, "modelTopology");
  const model = outer.value("model_config") === undefined ? outer : outer.object("model_config");
  const kind = model.text("class_name");
  if (!isModel(kind)) model.reject(`expected the class_name Sequential, Functional or Model, got "${kind}"`);
  return readModel(kind, Array.isArray(model.value("config")) ? model : model.object("config"), 0);
}

function isModel(kind: string): boolean {
  return kind === "Sequential" || kind === "Functional" || kind === "Model";
}

function readModel(kind: string, config: Fields, depth: number): Topology {
  if (depth > DEEPEST_MODEL) config.reject(`expected models nested up to ${DEEPEST_MODEL} deep`);
  return kind === "Sequential" ? readSequential(config, depth) : readFunctional(config, depth);
}

/** Old files have the list of layers where newer ones have { name, layers }. */
function readSequential(model: Fields, depth: number): Topology {
  const layers = model.value("layers") === undefined ? model.list("config") : model.list("layers");
  const builder = new TopologyBuilder();
  let last: string | undefined;
  for (const [index, entry] of layers.entries()) {
    const layer = readLayer(entry, index);
    if (last === undefined && layer.operator !== "InputLayer" && !isModel(layer.operator)) {
      last = `${layer.name}_input`;
      builder.add({ ...layer, name: last, operator: "InputLayer" });
    }
    const node = { ...layer, inputs: last === undefined ? [] : [last] };
    const nested = readNested(layer, depth);
    if (nested) builder.addNested(node, 0, nested);
    else builder.add(node);
    last = layer.name;
  }
  if (last === undefined) throw new NetworkError("malformed", `${model.where}: expected at least one layer, got none`);
  return builder.finish([last]);
}

function readFunctional(model: Fields, depth: number): Topology {
  const builder = new TopologyBuilder();
  for (const [index, entry] of model.list("layers").entries()) {
    const layer = readLayer(entry, index);
    const calls = new Fields(entry, layer.config.where).list("inbound_nodes", []);
    if (calls.length === 0) builder.add(layer);
    const nested = readNested(layer, depth);
    for (const [use, call] of calls.entries()) {
      const inputs = readSources(call, layer.config);
      const node = { ...layer, name: nameUse(layer.name, use), inputs };
      if (nested) builder.addNested(node, use, nested);
      else builder.add(node);
    }
  }
  const outputs = readSources(model.list("output_layers"), model);
  if (outputs.length === 0) model.reject("expected output_layers to name a layer, got none", "malformed");
  return builder.finish(outputs, readSources(model.list("input_layers", []), model));
}

/** Undefined where the layer is no model. */
function readNested(layer: KerasNode, depth: number): Topology | undefined {
  return isModel(layer.operator) ? readModel(layer.operator, layer.config, depth + 1) : undefined;
}

function readLayer(entry: unknown, index: number): KerasNode {
  const fields = new Fields(entry, `layer ${index}`);
  const operator = fields.text("class_name");
  const configured = fields.object("config");
  const name = configured.text("name", fields.text("name", `${operator.toLowerCase()}_${index}`));
  const config = new Fields(fields.value("config"), `layer "${name}" (${operator})`);
  return { name, layer: name, operator, inputs: [], config };
}
