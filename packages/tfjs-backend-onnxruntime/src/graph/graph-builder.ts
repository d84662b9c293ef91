import { backend_util } from "@tensorflow/tfjs-core";
import { type ElementType, elementCode, type NumericArray } from "../onnx/element-type.ts";
import type { Attribute, OnnxGraph, OnnxNode, OnnxTensor, OnnxValue } from "../onnx/encode-model.ts";
import { BlockedMaps } from "./blocked-maps.ts";
import { fuseBlocked } from "./fuse-blocked.ts";

/** A tensor inside a graph under construction. */
export interface Edge {
  readonly name: string;
  readonly type: ElementType;
  readonly shape: readonly number[];
}

/** A graph, and what its tensors take that are neither read nor kept, all at once. */
export interface BuiltGraph extends OnnxGraph {
  readonly workBytes: number;
}

/** How a tensor came to be padded. */
export interface Padding {
  readonly source: Edge;
  /** Cells before and behind, for each axis. */
  readonly margins: readonly (readonly [number, number])[];
  readonly value: number;
}

type Attributes = Readonly<Record<string, Attribute>>;

const TO_CHANNELS_FIRST = [0, 3, 1, 2];
const TO_CHANNELS_LAST = [0, 2, 3, 1];

/**
 * Builds an ONNX graph from operations in TensorFlow.js's terms. Feature maps are [n, h, w, c] to the caller and
 * [n, c, h, w] to ONNX: maps stay channels-first from one operation to the next, and are turned back only where
 * something needs it. What is built twice, or for nothing, is there once, or not at all.
 */
export class GraphBuilder {
  /** What nodes are named after from now on, for error messages. */
  label = "";
  readonly blocked: BlockedMaps;
  readonly #nodes: OnnxNode[] = [];
  readonly #known = new Map<string, readonly Edge[]>();
  readonly #initializers = new Map<string, OnnxTensor>();
  readonly #inputs: OnnxValue[] = [];
  readonly #channelsFirst = new Map<string, Edge>();
  readonly #turned = new Set<string>();
  readonly #reshaped = new Map<string, Edge>();
  readonly #paddings = new Map<string, Padding>();
  readonly #constants = new Set<string>();
  /** Elements of every edge. */
  readonly #sizes = new Map<string, number>();
  #count = 0;

  /** @param holdsBlocks whether maps are in blocks wherever they can be, and not only where that is of use by itself */
  constructor(holdsBlocks = false) {
    this.blocked = new BlockedMaps(this, holdsBlocks);
  }

  /** An input of the graph. */
  input(type: ElementType, shape: readonly number[]): Edge {
    const edge = this.#edge(type, shape);
    this.#inputs.push(edge);
    return edge;
  }

  /** A tensor that is part of the graph. */
  constant(type: ElementType, shape: readonly number[], values: NumericArray): Edge {
    const edge = this.#edge(type, shape);
    this.#initializers.set(edge.name, { ...edge, values });
    this.#constants.add(edge.name);
    return edge;
  }

  /** A constant for operators that take axes, shapes and the like as tensors: int64 [values.length]. */
  integers(values: readonly number[]): Edge {
    return this.#once(`integers ${values}`, () =>
      this.constant("int64", [values.length], BigInt64Array.from(values, BigInt)),
    );
  }

  /** A constant of rank 0. */
  scalar(type: ElementType, value: number): Edge {
    return this.#once(`scalar ${type} ${Object.is(value, -0) ? "-0" : value}`, () =>
      this.constant(type, [], scalarValues(type, value)),
    );
  }

  /** Whether a tensor is the same at every run: compiled into the graph, or made of such. */
  isConstant(x: Edge): boolean {
    return this.#constants.has(x.name);
  }

  /** Adds an operator with one output. An input may be left out by `undefined`. */
  add(
    operator: string,
    inputs: readonly (Edge | undefined)[],
    type: ElementType,
    shape: readonly number[],
    attributes: Attributes = {},
  ): Edge {
    return this.addMany(operator, inputs, [{ type, shape }], attributes)[0]!;
  }

  /** Adds an operator with several outputs. One that is there with fewer of them gets the others too. */
  addMany(
    operator: string,
    inputs: readonly (Edge | undefined)[],
    outputs: readonly { readonly type: ElementType; readonly shape: readonly number[] }[],
    attributes: Attributes = {},
  ): readonly Edge[] {
    // What is left out at the end is not named: ONNX Runtime blocks no convolution whose bias is named "".
    const given = inputs.slice(0, inputs.findLastIndex((input) => input !== undefined) + 1);
    const names = given.map((input) => input?.name ?? "");
    const key = JSON.stringify([operator, names, attributes]);
    const known = this.#known.get(key) ?? [];
    if (known.length >= outputs.length) return known;
    const edges = [...known, ...outputs.slice(known.length).map(({ type, shape }) => this.#edge(type, shape))];
    const place = this.#nodes.findIndex((node) => node.outputs[0] === known[0]?.name);
    if (place < 0) this.#push(operator, names, edges, attributes);
    else this.#nodes[place] = { ...this.#nodes[place]!, outputs: edges.map(({ name }) => name) };
    if (names.every((name) => name === "" || this.#constants.has(name)))
      for (const edge of edges) this.#constants.add(edge.name);
    this.#known.set(key, edges);
    return edges;
  }

  cast(x: Edge, type: ElementType): Edge {
    if (x.type === type) return x;
    return this.elementwise("Cast", [x], type, { to: elementCode[type] });
  }

  reshape(x: Edge, shape: readonly number[]): Edge {
    const source = this.#reshaped.get(x.name) ?? x;
    if (isSameShape(source.shape, shape)) return source;
    const made = this.add("Reshape", [source, this.integers(shape)], x.type, shape, { allowzero: 1 });
    this.#reshaped.set(made.name, source);
    return made;
  }

  /** What `reshape` made a tensor of. */
  reshaped(x: Edge): Edge | undefined {
    return this.#reshaped.get(x.name);
  }

  transpose(x: Edge, permutation: readonly number[]): Edge {
    if (permutation.every((axis, place) => axis === place)) return x;
    if (isSameShape(permutation, TO_CHANNELS_FIRST)) return this.toChannelsFirst(x);
    if (isSameShape(permutation, TO_CHANNELS_LAST)) return this.toChannelsLast(x);
    const shape = permutation.map((axis) => x.shape[axis]!);
    return this.add("Transpose", [x], x.type, shape, { perm: permutation });
  }

  /** [n, h, w, c] as [n, c, h, w]. */
  toChannelsFirst(x: Edge): Edge {
    const known = this.#channelsFirst.get(x.name);
    if (known) return known;
    const [n, h, w, c] = x.shape as [number, number, number, number];
    const blocks = this.blocked.get(x);
    const turned =
      blocks?.type === "float32"
        ? this.blocked.toChannelsFirst(blocks)
        : this.add("Transpose", [x], x.type, [n, c, h, w], { perm: TO_CHANNELS_FIRST });
    this.#channelsFirst.set(x.name, turned);
    return turned;
  }

  /** [n, c, h, w] as [n, h, w, c]; whatever wants it channels-first again gets `x` itself. */
  toChannelsLast(x: Edge): Edge {
    const [n, c, h, w] = x.shape as [number, number, number, number];
    const turned = this.add("Transpose", [x], x.type, [n, h, w, c], { perm: TO_CHANNELS_LAST });
    this.#channelsFirst.set(turned.name, x);
    this.#turned.add(turned.name);
    return turned;
  }

  /** Whether a tensor is nothing but its channels-first form turned round. */
  isTurned(x: Edge): boolean {
    return this.#turned.has(x.name);
  }

  /** The channels-first form of feature maps that have one already. */
  channelsFirst(x: Edge): Edge | undefined {
    return this.#channelsFirst.get(x.name);
  }

  /** Lays cells of one value around a tensor. */
  pad(x: Edge, margins: readonly (readonly [number, number])[], value: number): Edge {
    if (margins.every(([before, behind]) => before === 0 && behind === 0)) return x;
    const blocks = this.#padBlocks(x, margins, value);
    if (blocks) return blocks;
    const turned = this.#channelsFirst.get(x.name);
    const order = turned ? TO_CHANNELS_FIRST : margins.map((_, axis) => axis);
    const source = turned ?? x;
    const ordered = order.map((axis) => margins[axis]!);
    const amounts = this.integers([...ordered.map(([before]) => before), ...ordered.map(([, behind]) => behind)]);
    const shape = source.shape.map((extent, axis) => extent + ordered[axis]![0] + ordered[axis]![1]);
    const wide = this.add("Pad", [source, amounts, this.scalar(x.type, value)], x.type, shape);
    const padded = turned ? this.toChannelsLast(wide) : wide;
    this.#paddings.set(padded.name, { source: x, margins, value });
    return padded;
  }

  /** What `pad` made a tensor of, so that an operator which pads by itself can do without. */
  padding(x: Edge): Padding | undefined {
    return this.#paddings.get(x.name);
  }

  /** An operator that works element by element, its inputs broadcast as NumPy does. */
  elementwise(
    operator: string,
    inputs: readonly Edge[],
    type: ElementType = inputs[0]!.type,
    attributes: Attributes = {},
  ): Edge {
    const shape = inputs.map((input) => [...input.shape]).reduce(backend_util.assertAndGetBroadcastShape);
    const alike = this.blocked.alike(inputs);
    if (alike) return this.blocked.toChannelsLast(this.add(operator, alike, type, alike[0]!.shape, attributes));
    const blocks = this.blocked.align(inputs, shape);
    if (blocks) return this.blocked.unite(this.add(operator, blocks.inputs, type, blocks.shape, attributes));
    if (shape.length === 4 && inputs.some((input) => this.#channelsFirst.has(input.name))) {
      const [n, h, w, c] = shape as [number, number, number, number];
      const turned = inputs.map((input) => this.#alignChannelsFirst(input));
      return this.toChannelsLast(this.add(operator, turned, type, [n, c, h, w], attributes));
    }
    return this.add(operator, inputs, type, shape, attributes);
  }

  /** As an output of the graph needs it: an edge of its own that an operator made. */
  output(x: Edge, taken: ReadonlySet<string>): Edge {
    if (!taken.has(x.name) && this.#nodes.some((node) => node.outputs.includes(x.name))) return x;
    const copy = this.#edge(x.type, x.shape);
    this.#push("Identity", [x.name], [copy], {});
    return copy;
  }

  /** The graph as far as its outputs need it. Its inputs are all there, used or not. */
  finish(outputs: readonly Edge[]): BuiltGraph {
    const needed = new Set(outputs.map(({ name }) => name));
    const whole: OnnxNode[] = [];
    for (const node of this.#nodes.toReversed()) {
      if (!node.outputs.some((name) => needed.has(name))) continue;
      for (const name of node.inputs) needed.add(name);
      whole.push(node);
    }
    const initializers = [...this.#initializers.values()].filter(({ name }) => needed.has(name));
    const results = new Set(outputs.map(({ name }) => name));
    const nodes = fuseBlocked(whole.reverse(), results);
    const between = nodes.flatMap((node) => node.outputs.filter((name) => !results.has(name)));
    const work = between.reduce((sum, name) => sum + this.#sizes.get(name)!, 0);
    return { nodes, initializers, inputs: this.#inputs, outputs, workBytes: 4 * work };
  }

  #padBlocks(x: Edge, margins: readonly (readonly [number, number])[], value: number): Edge | undefined {
    const blocks = this.blocked.get(x);
    const [count, rows, columns, channels] = margins;
    if (!blocks || !channels || channels[0] !== 0 || channels[1] !== 0) return undefined;
    const padded = this.pad(this.blocked.split(blocks), [count!, channels, rows!, columns!, [0, 0]], value);
    const [n, , h, w] = padded.shape as [number, number, number, number];
    return this.blocked.toChannelsLast(this.reshape(padded, [n, x.shape[3]!, h, w]));
  }

  #alignChannelsFirst(x: Edge): Edge {
    const size = x.shape.reduce((product, extent) => product * extent, 1);
    if (size === 1) return x;
    const missing = Array<number>(4 - x.shape.length).fill(1);
    const whole = this.reshape(x, [...missing, ...x.shape]);
    const [n, h, w, c] = whole.shape as [number, number, number, number];
    return h * w === 1 && !this.#channelsFirst.has(whole.name)
      ? this.reshape(whole, [n, c, 1, 1])
      : this.toChannelsFirst(whole);
  }

  #once(key: string, make: () => Edge): Edge {
    const known = this.#known.get(key)?.[0] ?? make();
    this.#known.set(key, [known]);
    return known;
  }

  #push(operator: string, inputs: readonly string[], outputs: readonly Edge[], attributes: Attributes): void {
    const name = `${this.label}/${this.#nodes.length}`;
    this.#nodes.push({ operator, name, inputs, outputs: outputs.map((edge) => edge.name), attributes });
  }

  #edge(type: ElementType, shape: readonly number[]): Edge {
    const name = `e${this.#count++}`;
    this.#sizes.set(
      name,
      shape.reduce((product, extent) => product * extent, 1),
    );
    return { name, type, shape };
  }
}

function isSameShape(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((extent, axis) => extent === b[axis]);
}

function scalarValues(type: ElementType, value: number): NumericArray {
  switch (type) {
    case "float32":
      return Float32Array.of(value);
    case "int32":
      return Int32Array.of(value);
    case "bool":
      return Uint8Array.of(value);
    case "int64":
      return BigInt64Array.of(BigInt(value));
    case "float64":
      return Float64Array.of(value);
    case "bfloat16":
      throw new TypeError("expected a type that JavaScript has, got bfloat16");
  }
}
