import { describe, expect, test } from "vitest";
import { type Edge, GraphBuilder } from "./graph-builder.ts";

/** The operators that are left when a graph needs these outputs. */
function operators(graph: GraphBuilder, ...outputs: Edge[]): readonly string[] {
  return graph.finish(outputs).nodes.map(({ operator }) => operator);
}

describe("what is built twice, or for nothing", () => {
  test("one operator stands for all alike", () => {
    const graph = new GraphBuilder();
    const x = graph.input("float32", [2, 3]);
    const [a, b] = [graph.elementwise("Relu", [x]), graph.elementwise("Relu", [x])];
    expect(a).toBe(b);
    expect(operators(graph, a, b)).toEqual(["Relu"]);
  });

  test("attributes and inputs make a difference", () => {
    const graph = new GraphBuilder();
    const x = graph.input("float32", [2]);
    const a = graph.elementwise("Elu", [x], "float32", { alpha: { float: 1 } });
    const b = graph.elementwise("Elu", [x], "float32", { alpha: { float: 2 } });
    const c = graph.elementwise("Elu", [a], "float32", { alpha: { float: 1 } });
    expect(operators(graph, a, b, c)).toHaveLength(3);
  });

  test("operators and constants that no output needs are left out, inputs stay", () => {
    const graph = new GraphBuilder();
    const [x, unused] = [graph.input("float32", [2]), graph.input("float32", [2])];
    graph.elementwise("Mul", [unused, graph.scalar("float32", 7)]);
    const y = graph.elementwise("Add", [x, graph.scalar("float32", 3)]);
    const finished = graph.finish([y]);
    expect(finished.nodes.map(({ operator }) => operator)).toEqual(["Add"]);
    expect(finished.initializers.map(({ values }) => [...values])).toEqual([[3]]);
    expect(finished.inputs.map(({ name }) => name)).toEqual([x.name, unused.name]);
  });

  test("inputs that are left out at the end are not named, others are", () => {
    const graph = new GraphBuilder();
    const x = graph.input("float32", [2]);
    const y = graph.add("Conv", [x, x, undefined], "float32", [2]);
    const z = graph.add("Clip", [y, undefined, x, undefined], "float32", [2]);
    expect(graph.finish([z]).nodes.map(({ inputs }) => inputs)).toEqual([
      [x.name, x.name],
      [y.name, "", x.name],
    ]);
  });

  test("equal constants are there once; 0 and -0 differ", () => {
    const graph = new GraphBuilder();
    expect(graph.integers([1, 2])).toBe(graph.integers([1, 2]));
    expect(graph.scalar("float32", 0)).toBe(graph.scalar("float32", 0));
    expect(graph.scalar("float32", 0)).not.toBe(graph.scalar("float32", -0));
    expect(graph.scalar("float32", 1)).not.toBe(graph.scalar("int32", 1));
  });

  test("no reshape to the same shape, no identity transpose, no cast to the same type", () => {
    const graph = new GraphBuilder();
    const x = graph.input("float32", [2, 3]);
    expect(graph.reshape(x, [2, 3])).toBe(x);
    expect(graph.transpose(x, [0, 1])).toBe(x);
    expect(graph.cast(x, "float32")).toBe(x);
  });

  test("reshapes in a row are one, and back there is none", () => {
    const graph = new GraphBuilder();
    const x = graph.toChannelsLast(graph.input("float32", [1, 3, 2, 2]));
    const flat = graph.reshape(graph.reshape(x, [4, 3]), [12]);
    expect(operators(graph, flat)).toEqual(["Transpose", "Reshape"]);
    expect(graph.reshaped(flat)).toBe(x);
    expect(graph.reshape(flat, x.shape)).toBe(x);
  });

  test("each output is an edge of its own that an operator made", () => {
    const graph = new GraphBuilder();
    const x = graph.input("float32", [2]);
    const y = graph.elementwise("Relu", [x]);
    const first = graph.output(y, new Set());
    expect(first).toBe(y);
    const second = graph.output(y, new Set([first.name]));
    expect(second.name).not.toBe(y.name);
    expect(operators(graph, first, second, graph.output(x, new Set()))).toEqual(["Relu", "Identity", "Identity"]);
  });
});

describe("layouts of feature maps", () => {
  test("turning back and forth cancels", () => {
    const graph = new GraphBuilder();
    const x = graph.input("float32", [1, 3, 4, 5]);
    expect(graph.toChannelsFirst(graph.toChannelsLast(x))).toBe(x);
    expect(graph.transpose(graph.transpose(x, [0, 2, 3, 1]), [0, 3, 1, 2])).toBe(x);
  });

  test("from one operator to the next maps stay channels-first", () => {
    const graph = new GraphBuilder();
    const x = graph.toChannelsLast(graph.input("float32", [1, 3, 4, 5]));
    const y = graph.elementwise("Relu", [graph.elementwise("Add", [x, graph.scalar("float32", 1)])]);
    expect(y.shape).toEqual([1, 4, 5, 3]);
    expect(operators(graph, graph.toChannelsFirst(y))).toEqual(["Add", "Relu"]);
    expect(operators(graph, y)).toEqual(["Add", "Relu", "Transpose"]);
  });

  test("a number a channel meets channels-first maps without a transpose", () => {
    const graph = new GraphBuilder();
    const x = graph.toChannelsLast(graph.input("float32", [2, 3, 4, 5]));
    const y = graph.elementwise("Add", [x, graph.input("float32", [3])]);
    expect(y.shape).toEqual([2, 4, 5, 3]);
    expect(operators(graph, graph.toChannelsFirst(y))).toEqual(["Reshape", "Add"]);
  });

  test("what is not channels-first already is left as it lies", () => {
    const graph = new GraphBuilder();
    const y = graph.elementwise("Relu", [graph.input("float32", [1, 4, 5, 3])]);
    expect(graph.channelsFirst(y)).toBeUndefined();
    expect(operators(graph, y)).toEqual(["Relu"]);
  });

  test("padding follows the layout, and is remembered", () => {
    const graph = new GraphBuilder();
    const x = graph.toChannelsLast(graph.input("float32", [1, 3, 4, 5]));
    const margins = [
      [0, 0],
      [1, 2],
      [3, 4],
      [0, 0],
    ] as const;
    const y = graph.pad(x, margins, 0);
    expect(y.shape).toEqual([1, 7, 12, 3]);
    expect(graph.channelsFirst(y)?.shape).toEqual([1, 3, 7, 12]);
    expect(graph.padding(y)).toEqual({ source: x, margins, value: 0 });
  });
});
