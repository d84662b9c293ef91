import { buildNetwork } from "../build-network.ts";
import type { LayerSpec } from "../layer-spec.ts";
import type { Network } from "../network.ts";
import { NetworkError } from "../network-error.ts";
import type { Shape } from "../shape.ts";
import { toDims } from "./axis-order.ts";
import { decodeTensor } from "./decode-tensor.ts";
import { GraphBuilder } from "./graph-builder.ts";
import { GraphNode } from "./graph-node.ts";
import { listNames } from "./list-names.ts";
import { nameLayers } from "./name-layers.ts";
import { planInput } from "./plan-input.ts";
import { readNode } from "./read-node.ts";
import { selectNodes } from "./select-nodes.ts";
import { isLayer, type Value } from "./value.ts";
import type { GraphRecord, ValueRecord } from "./wire/model-file.ts";
import { readModelFile } from "./wire/read-model.ts";

const OLDEST_OPSET = 7;
const NEWEST_OPSET = 22;

/**
 * Reads an ONNX model (opsets 7–22) of one image input; layers that its first output does not need are left out.
 * @param options.inputShape [height, width, channels], for what the file leaves open
 * @returns the network, and what a person should know about how the file was read
 * @throws NetworkError naming the node and what was expected; nothing else, whatever the bytes
 * @see https://onnx.ai/onnx/operators
 */
export function readOnnx(
  bytes: Uint8Array,
  options: { readonly inputShape?: Shape } = {},
): { network: Network; warnings: string[] } {
  const { opsets, graph } = readModelFile(bytes);
  const opset = requireOpset(opsets);
  const [declared, ...others] = graph.outputs;
  if (!declared) throw new NetworkError("inconsistent", "expected an output, got a graph without any");
  const output = declared.name;
  const nodes = selectNodes(graph, output);
  const plan = planInput(graph, nodes, options.inputShape);
  const names = nameLayers(nodes, plan.name);
  const builder = new GraphBuilder(plan.batch, [plan.name, ...[...names.values()].flat()]);
  const values = new Map<string, Value>();
  values.set(plan.name, builder.add({ operator: "Input", name: plan.name, inputs: [], shape: plan.shape }));
  const findValue = findValues(graph, values);
  const needed = new Set([output, ...nodes.flatMap((node) => node.inputs)]);
  for (const record of nodes) {
    const node = new GraphNode(record, {
      names: names.get(record) ?? [],
      inputs: record.inputs.map(findValue),
      opset,
      builder,
      isRead: (name) => needed.has(name),
    });
    const results = plan.turning.has(record)
      ? [node.add({ operator: "Identity" }, [node.layer(0)])]
      : readNode(node, record.domain);
    for (const [index, name] of record.outputs.entries()) {
      const result = results[index];
      if (result) values.set(name, "data" in result ? { constant: name, tensor: result } : result);
    }
  }
  const result = findValue(output);
  if (!result)
    throw new NetworkError("unsupported", `the output "${output}" is one that its node does not compute here`);
  if (!isLayer(result)) throw new NetworkError("unsupported", `the output "${output}" does not depend on the image`);
  const warnings = [
    ...plan.warnings,
    ...warnOfOtherOutputs(output, others),
    ...warnOfShape(declared, toDims(result.shape, plan.batch)),
  ];
  return { network: buildNetwork(keepNeeded(builder.specs, result.layer), result.layer), warnings };
}

function requireOpset(opsets: ReadonlyMap<string, number>): number {
  const opset = opsets.get("");
  if (opset === undefined) {
    throw new NetworkError("malformed", "the file does not say its opset; perhaps it is cut short");
  }
  if (opset < OLDEST_OPSET || opset > NEWEST_OPSET) {
    throw new NetworkError("unsupported", `expected opset ${OLDEST_OPSET} to ${NEWEST_OPSET}, got ${opset}`);
  }
  return opset;
}

function warnOfOtherOutputs(output: string, others: readonly ValueRecord[]): string[] {
  if (others.length === 0) return [];
  return [`of the outputs, "${output}" is read; not read: ${listNames(others.map(({ name }) => name))}`];
}

function warnOfShape({ name, dims }: ValueRecord, computed: readonly number[]): string[] {
  const fits =
    dims?.length === computed.length &&
    dims.every((length, axis) => axis === 0 || typeof length !== "number" || length === computed[axis]);
  if (fits || !dims || dims.length === 0) return [];
  return [`output "${name}" is declared as [${dims.join(", ")}] and computed as [${computed.join(", ")}]`];
}

/** Looks values up by name; initializers are decoded when first asked for. */
function findValues(graph: GraphRecord, values: Map<string, Value>): (name: string) => Value | undefined {
  const initializers = new Map(graph.initializers.map((record) => [record.name, record]));
  return (name) => {
    if (name === "") return undefined;
    const known = values.get(name);
    const record = initializers.get(name);
    if (known || !record) return known;
    const value = { constant: name, tensor: decodeTensor(record, `initializer "${name}"`) };
    values.set(name, value);
    return value;
  };
}

/** Layers of which only the shape was asked do not belong to the network. */
function keepNeeded(specs: readonly LayerSpec[], output: string): LayerSpec[] {
  const needed = new Set([output]);
  for (const spec of specs.toReversed()) {
    if (needed.has(spec.name)) for (const input of spec.inputs) needed.add(input);
  }
  return specs.filter((spec) => needed.has(spec.name));
}
