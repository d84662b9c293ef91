import { NetworkError } from "../network-error.ts";
import type { GraphRecord, NodeRecord } from "./wire/model-file.ts";

/**
 * The nodes that a value is computed from, in an order in which they can be computed; nodes in order stay as they are.
 * @throws NetworkError "inconsistent" for values made twice, made by nobody, or made of themselves
 */
export function selectNodes(graph: GraphRecord, output: string): NodeRecord[] {
  const producers = indexProducers(graph);
  const given = new Set([...graph.inputs, ...graph.initializers].map(({ name }) => name));
  const needed = collect(producers, given, output);
  return sort(
    graph.nodes.filter((node) => needed.has(node)),
    producers,
  );
}

function indexProducers(graph: GraphRecord): Map<string, NodeRecord> {
  const initializers = new Set<string>();
  for (const { name } of graph.initializers) {
    if (initializers.has(name)) throw new NetworkError("inconsistent", `two initializers are named "${name}"`);
    initializers.add(name);
  }
  const inputs = new Set<string>();
  for (const { name } of graph.inputs) {
    if (inputs.has(name)) throw new NetworkError("inconsistent", `two inputs are named "${name}"`);
    inputs.add(name);
  }
  const producers = new Map<string, NodeRecord>();
  for (const node of graph.nodes) {
    for (const name of node.outputs) {
      if (name === "") continue;
      if (producers.has(name) || initializers.has(name) || inputs.has(name)) {
        throw new NetworkError("inconsistent", `${describe(node)}: value "${name}" is already made elsewhere`);
      }
      producers.set(name, node);
    }
  }
  return producers;
}

function collect(
  producers: ReadonlyMap<string, NodeRecord>,
  given: ReadonlySet<string>,
  output: string,
): Set<NodeRecord> {
  if (!producers.has(output) && !given.has(output)) {
    throw new NetworkError("inconsistent", `no node computes the output "${output}"`);
  }
  const needed = new Set<NodeRecord>();
  const waiting = [output];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const node = producers.get(name);
    if (!node || needed.has(node)) continue;
    needed.add(node);
    for (const input of node.inputs) {
      if (input !== "" && !producers.has(input) && !given.has(input)) {
        throw new NetworkError("inconsistent", `${describe(node)}: reads "${input}", which nothing makes`);
      }
      waiting.push(input);
    }
  }
  return needed;
}

function sort(nodes: readonly NodeRecord[], producers: ReadonlyMap<string, NodeRecord>): NodeRecord[] {
  const sorted: NodeRecord[] = [];
  const state = new Map<NodeRecord, "open" | "done">();
  for (const root of nodes) {
    if (state.has(root)) continue;
    state.set(root, "open");
    const path = [{ node: root, next: 0 }];
    for (let step = path.at(-1); step; step = path.at(-1)) {
      const { node } = step;
      if (step.next === node.inputs.length) {
        state.set(node, "done");
        sorted.push(node);
        path.pop();
        continue;
      }
      const input = producers.get(node.inputs[step.next] ?? "");
      step.next += 1;
      if (!input || state.get(input) === "done") continue;
      if (state.get(input) === "open") {
        throw new NetworkError("inconsistent", `${describe(node)}: reads "${node.inputs[step.next - 1]}", in a cycle`);
      }
      state.set(input, "open");
      path.push({ node: input, next: 0 });
    }
  }
  return sorted;
}

function describe(node: NodeRecord): string {
  return `node "${node.name || node.outputs[0]}" (${node.operator})`;
}
