import { type DataType, type TypedArray, util } from "@tensorflow/tfjs-core";
import type { ElementType, HostArray, HostType } from "../onnx/element-type.ts";
import { encodeModel, type OnnxGraph } from "../onnx/encode-model.ts";
import { CompiledGraph } from "../session/compiled-graph.ts";
import { type BuiltGraph, type Edge, GraphBuilder } from "./graph-builder.ts";
import type { GraphPlan, Leaf, Want } from "./plan-graph.ts";
import { describeCall } from "./recorded-node.ts";
import type { Layout, StoredValue } from "./stored-value.ts";

/** Below so many elements and multiplications a second thread costs more than it brings. */
const SMALL_WORK = 60_000;

/** Fewer numbers are copied faster than a copy is avoided. */
const FEW_RESULTS = 20_000;

/** Turns a plan into a graph that can run for every plan of the same key (and the same weights, if they are frozen). */
export function compileGraph(plan: GraphPlan, freezeWeights: boolean): CompiledGraph {
  const builder = new GraphBuilder(plan.outputs.some(({ want }) => want === "blocked"));
  const frozen: StoredValue[] = [];
  const fed: number[] = [];
  const leaves = plan.leaves.map((leaf, place) => {
    if (freezeWeights && leaf.isWeight) {
      frozen.push(leaf.value);
      return enter(builder, leaf, (type, shape) => builder.constant(type, shape, hostValues(leaf.value)));
    }
    fed.push(place);
    return enter(builder, leaf, (type, shape) => builder.input(type, shape));
  });
  const inputs = fed.map((place) => leaves[place]!.entry);
  const made: (readonly Edge[])[] = [];
  for (const [place, { node, sources }] of plan.nodes.entries()) {
    builder.label = `${node.kernel}#${place}`;
    const operands = sources.map((source, position) => {
      const edge = "leaf" in source ? leaves[source.leaf]!.edge : made[source.node]![source.output]!;
      return builder.reshape(edge, node.operands[position]!.shape);
    });
    made.push(checkOutputs(node.emit(builder, operands), plan, place));
  }
  builder.label = "output";
  const taken = new Set<string>();
  const outputs = plan.outputs.map(({ node, output, want }) => {
    const { edge, layout } = handOver(builder, made[node]![output]!, want);
    const result = builder.output(edge, taken);
    taken.add(result.name);
    return { edge: result, layout };
  });
  const isLarge = outputs.reduce((sum, { edge }) => sum + countElements(edge), 0) > FEW_RESULTS;
  const veil = isLarge ? builder.cast(builder.scalar("float32", 0), "bfloat16") : undefined;
  const graph = builder.finish([...(veil ? [veil] : []), ...outputs.map(({ edge }) => edge)]);
  const calls = plan.nodes.map(({ node }) => describeCall(node.kernel, node.operands));
  return new CompiledGraph(encodeModel(graph), {
    inputs: inputs.map(({ name, type, shape }, place) => ({ name, type: hostType(type), shape, leaf: fed[place]! })),
    outputs: outputs.map(({ edge, layout }) => ({
      name: edge.name,
      type: hostType(edge.type),
      shape: edge.shape,
      layout,
    })),
    veil: veil?.name,
    frozen,
    calls,
    isSmall: estimateWork(graph, plan) < SMALL_WORK,
    bytes: estimateBytes(graph),
  });
}

/** The element type that stands for one of TensorFlow.js's. @throws TypeError for complex64 and string */
export function hostType(dtype: DataType | ElementType): HostType {
  if (dtype === "float32" || dtype === "int32" || dtype === "bool") return dtype;
  throw new TypeError(`expected float32, int32 or bool, got ${dtype}`);
}

/** The numbers of a value that is there, as an array of its type. */
export function hostValues(value: StoredValue): HostArray {
  if (!value.host) throw new TypeError(`expected the numbers of a ${value.dtype} value, got none`);
  const numbers = util.toTypedArray(value.host as TypedArray, value.dtype);
  if (numbers !== value.host) value.host = numbers;
  return numbers as HostArray;
}

function enter(
  builder: GraphBuilder,
  { value, shape }: Leaf,
  make: (type: HostType, shape: readonly number[]) => Edge,
): { readonly entry: Edge; readonly edge: Edge } {
  const type = hostType(value.dtype);
  if (value.layout === "channels-last") {
    const entry = make(type, shape);
    return { entry, edge: entry };
  }
  const [n, h, w, c] = value.shape as [number, number, number, number];
  const entry = make(type, [n, c, h, w]);
  return { entry, edge: turnEntry(builder, entry, value.layout) };
}

function turnEntry(builder: GraphBuilder, entry: Edge, layout: Exclude<Layout, "channels-last">): Edge {
  switch (layout) {
    case "channels-first":
      return builder.toChannelsLast(entry);
    case "blocked":
      return builder.blocked.toChannelsLast(entry);
    case "image-blocks":
      return builder.blocked.fromImageBlocks(entry);
  }
}

/** A result in the layout that is wanted. */
function handOver(builder: GraphBuilder, edge: Edge, want: Want): { readonly edge: Edge; readonly layout: Layout } {
  const blocks =
    want === "blocked" ? builder.blocked.from(edge) : want === "any" ? builder.blocked.get(edge) : undefined;
  if (blocks) return { edge: builder.reshaped(blocks) ?? blocks, layout: "blocked" };
  const turned = want === "any" && !builder.isTurned(edge) ? undefined : builder.channelsFirst(edge);
  return turned ? { edge: turned, layout: "channels-first" } : { edge, layout: "channels-last" };
}

function countElements({ shape }: Edge): number {
  return shape.reduce((product, extent) => product * extent, 1);
}

function checkOutputs(edges: readonly Edge[], plan: GraphPlan, place: number): readonly Edge[] {
  const { node } = plan.nodes[place]!;
  for (const [output, value] of node.outputs.entries()) {
    const edge = edges[output];
    if (edge?.type === value.dtype && edge.shape.join() === value.shape.join()) continue;
    const got = edge ? `${edge.type}[${edge.shape}]` : "none";
    throw new TypeError(
      `${describeCall(node.kernel, node.operands)}: expected ${value.dtype}[${value.shape}] as output ${output}, got ${got}`,
    );
  }
  return edges;
}

/** Weights as they are and as ONNX Runtime packs them, and tensors in between, of which about half live at a time. */
function estimateBytes({ initializers, workBytes }: BuiltGraph): number {
  return initializers.reduce((sum, { values }) => sum + 2 * values.byteLength, workBytes / 2);
}

/** Elements made, and for products as many multiplications. */
function estimateWork(graph: OnnxGraph, plan: GraphPlan): number {
  const elements = plan.nodes.reduce((sum, { node }) => sum + node.outputs.reduce((all, { size }) => all + size, 0), 0);
  const weights = graph.initializers.reduce((sum, { values }) => sum + values.length, 0);
  const products = graph.nodes.some(({ operator }) => /(^|\.)(Conv|ConvTranspose|MatMul|Gemm)$/.test(operator));
  const leaves = plan.leaves.reduce((sum, { value }) => sum + value.size, 0);
  return products ? 8 * (elements + weights + leaves) : elements + leaves;
}
