import { NetworkError } from "../network-error.ts";
import { Fields } from "./fields.ts";

/** One use of a Keras layer. */
export interface KerasNode {
  /** The layer's name; `name_1` and so on where one layer is used again. */
  readonly name: string;
  /** The layer whose weights it uses. */
  readonly layer: string;
  /** Keras' class name. */
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly config: Fields;
}

/** What model.json says of a model's structure. */
export interface Topology {
  readonly nodes: readonly KerasNode[];
  readonly outputs: readonly string[];
}

/**
 * Reads a Sequential or functional model's structure.
 * @param topology model.json's `modelTopology`, as TensorFlow.js or the converter from Keras writes it
 * @throws NetworkError "malformed" or "unsupported", naming the layer
 */
export function readTopology(topology: unknown): Topology {
  const outer = new Fields(topology, "modelTopology");
  const model = outer.value("model_config") === undefined ? outer : outer.object("model_config");
  const kind = model.text("class_name");
  switch (kind) {
    case "Sequential":
      return readSequential(Array.isArray(model.value("config")) ? model : model.object("config"));
    case "Model":
    case "Functional":
      return readFunctional(model.object("config"));
    default:
      return model.reject(`expected the class_name Sequential, Functional or Model, got "${kind}"`);
  }
}

/** Old files have the list of layers where newer ones have { name, layers }. */
function readSequential(model: Fields): Topology {
  const layers = model.value("layers") === undefined ? model.list("config") : model.list("layers");
  const nodes: KerasNode[] = [];
  for (const [index, entry] of layers.entries()) {
    const layer = readLayer(entry, index);
    if (nodes.length === 0 && layer.operator !== "InputLayer") {
      nodes.push({ ...layer, name: `${layer.name}_input`, operator: "InputLayer", inputs: [] });
    }
    const before = nodes.at(-1);
    nodes.push({ ...layer, inputs: before ? [before.name] : [] });
  }
  const last = nodes.at(-1);
  if (!last) throw new NetworkError("malformed", "modelTopology: expected at least one layer, got none");
  return { nodes, outputs: [last.name] };
}

function readFunctional(model: Fields): Topology {
  const nodes: KerasNode[] = [];
  for (const [index, entry] of model.list("layers").entries()) {
    const layer = readLayer(entry, index);
    const uses = new Fields(entry, layer.config.where).list("inbound_nodes", []);
    if (uses.length === 0) nodes.push(layer);
    for (const [use, inbound] of uses.entries()) {
      const inputs = listSources(inbound, layer.config).map((source) => readSource(source, layer.config));
      nodes.push({ ...layer, name: nameUse(layer.name, use), inputs });
    }
  }
  return { nodes, outputs: readOutputs(model) };
}

function readLayer(entry: unknown, index: number): KerasNode {
  const fields = new Fields(entry, `layer ${index}`);
  const operator = fields.text("class_name");
  const configured = fields.object("config");
  const name = configured.text("name", fields.text("name", `${operator.toLowerCase()}_${index}`));
  const config = new Fields(fields.value("config"), `layer "${name}" (${operator})`);
  return { name, layer: name, operator, inputs: [], config };
}

const DEEPEST_CALL = 16;

/** [layer, use, output, …]. */
type Source = readonly [string, ...unknown[]];

/** Keras 2 writes an inbound node as a list of sources, Keras 3 as the call's arguments with a history in each. */
function listSources(value: unknown, reader: Fields, depth = 0): Source[] {
  if (depth > DEEPEST_CALL) reader.reject(`expected inbound nodes nested up to ${DEEPEST_CALL} deep`, "malformed");
  if (Array.isArray(value) && isSource(value)) return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === "kwargs" ? [] : listSources(inner, reader, depth + 1),
  );
}

function isSource(value: readonly unknown[]): value is Source {
  return typeof value[0] === "string" && typeof value[1] === "number";
}

function readSource([layer, use, output = 0]: Source, reader: Fields): string {
  if (output !== 0) reader.reject(`expected to read the one output of "${layer}", got number ${String(output)}`);
  return nameUse(layer, typeof use === "number" ? use : 0);
}

function readOutputs(model: Fields): string[] {
  const listed = listSources(model.list("output_layers"), model).map((source) => readSource(source, model));
  if (listed.length === 0) model.reject("expected output_layers to name a layer, got none", "malformed");
  return listed;
}

function nameUse(layer: string, use: number): string {
  return use === 0 ? layer : `${layer}_${use}`;
}
