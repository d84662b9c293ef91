import type { Fields } from "./fields.ts";
import { nameUse } from "./read-sources.ts";

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
  /** Its InputLayers. */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

/** Models inside models, each used several times, could multiply without end. */
const MOST_NODES = 100_000;

/** Gathers a model's nodes; a model among them is replaced by its own layers, under their own names. */
export class TopologyBuilder {
  readonly #nodes: KerasNode[] = [];
  /** By a nested model's name: for each of its uses the node whose output is its output. */
  readonly #nested = new Map<string, string[]>();

  add(node: KerasNode): void {
    if (this.#nodes.length === MOST_NODES) node.config.reject(`expected a model of at most ${MOST_NODES} layers`);
    this.#nodes.push(node);
  }

  /**
   * Adds the layers of a nested model: what its InputLayers give is read from the node's inputs.
   * A node without inputs, the first of a Sequential model, keeps them.
   */
  addNested(node: KerasNode, use: number, nested: Topology): void {
    const { inputs } = node;
    if (inputs.length > 0 && inputs.length !== nested.inputs.length) {
      node.config.reject(`expected ${nested.inputs.length} inputs, got ${inputs.length}`, "inconsistent");
    }
    const sources = new Map(inputs.map((name, index) => [nested.inputs[index], name]));
    const rename = (name: string): string => sources.get(name) ?? nameUse(name, use);
    for (const inner of nested.nodes) {
      if (sources.has(inner.name)) continue;
      this.add({ ...inner, name: nameUse(inner.name, use), inputs: inner.inputs.map(rename) });
    }
    const [output, ...others] = nested.outputs;
    if (output === undefined || others.length > 0) {
      node.config.reject(`expected a nested model of one output, got ${nested.outputs.length}`);
    }
    this.#nested.set(node.layer, [...(this.#nested.get(node.layer) ?? []), rename(output)]);
  }

  finish(outputs: readonly string[], inputs?: readonly string[]): Topology {
    const aliases = this.#nameNestedUses([...this.#nodes.flatMap((node) => node.inputs), ...outputs]);
    const resolve = (name: string): string => resolveAlias(aliases, name);
    const nodes = this.#nodes.map((node) => ({ ...node, inputs: node.inputs.map(resolve) }));
    const found = nodes.filter(({ operator }) => operator === "InputLayer").map(({ name }) => name);
    return { nodes, inputs: inputs ?? found, outputs: outputs.map(resolve) };
  }

  /** Most files count a nested model's uses from 1, as it has been used once when it was made; some count from 0. */
  #nameNestedUses(read: readonly string[]): ReadonlyMap<string, string> {
    const names = new Set(read);
    const aliases = new Map<string, string>();
    for (const [layer, outputs] of this.#nested) {
      const first = names.has(layer) ? 0 : 1;
      for (const [use, output] of outputs.entries()) aliases.set(nameUse(layer, use + first), output);
    }
    return aliases;
  }
}

/** A name that leads back to itself is left as it is: no node has it. */
function resolveAlias(aliases: ReadonlyMap<string, string>, name: string): string {
  let resolved = name;
  for (let step = 0; step <= aliases.size; step += 1) {
    const next = aliases.get(resolved);
    if (next === undefined) return resolved;
    resolved = next;
  }
  return name;
}
