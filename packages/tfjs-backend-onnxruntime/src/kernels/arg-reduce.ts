import { ArgMax, type ArgMaxAttrs, ArgMin, util } from "@tensorflow/tfjs-core";
import type { Edge, GraphBuilder } from "../graph/graph-builder.ts";
import { defineKernel, type Inputs } from "./define-kernel.ts";
import { placesLast } from "./places-last.ts";

/** From so many elements on, a pool over a row is faster than a search. */
const LONG_ROW = 32;

const operators = [
  [ArgMax, "ArgMax"],
  [ArgMin, "ArgMin"],
] as const;

export const argReduceKernels = operators.map(([kernel, operator]) =>
  defineKernel<Inputs<"x">, ArgMaxAttrs>(kernel, ({ x }, attributes) => {
    const axis = util.parseAxisParam(attributes.axis, x.shape)[0];
    if (axis === undefined) return undefined;
    const shape = x.shape.toSpliced(axis, 1);
    return {
      inputs: [x],
      outputs: [{ shape, dtype: "int32" }],
      emit: (graph, [input]) => {
        const rows = axis === x.shape.length - 2 ? placesLast(graph, input!) : undefined;
        const maps = axis === 3 ? graph.channelsFirst(input!) : undefined;
        const source = rows ?? maps ?? input!;
        const place = rows ? 2 : maps ? 1 : axis;
        if (source.type !== "float32") {
          return [graph.reshape(addSearch(graph, operator, graph.cast(source, "int32"), place), shape)];
        }
        const isLong = place === source.shape.length - 1 && source.shape[place]! >= LONG_ROW;
        const found = isLong ? searchRows(graph, operator, source) : searchAxis(graph, operator, source, place);
        return [graph.reshape(startAtNaN(graph, source, place, found), shape)];
      },
    };
  }),
);

type Operator = "ArgMax" | "ArgMin";

function addSearch(graph: GraphBuilder, operator: Operator, x: Edge, axis: number): Edge {
  return graph.cast(graph.add(operator, [x], "int64", x.shape.with(axis, 1), { axis, keepdims: 1 }), "int32");
}

/** What ONNX Runtime finds where there is NaN is undefined. */
function searchAxis(graph: GraphBuilder, operator: Operator, x: Edge, axis: number): Edge {
  const worst = operator === "ArgMax" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  const isMissing = graph.add("IsNaN", [x], "bool", x.shape);
  const filled = graph.add("Where", [isMissing, graph.scalar("float32", worst), x], "float32", x.shape);
  return addSearch(graph, operator, filled, axis);
}

/** Along the last axis, as a pool over whole rows, which passes over NaN by itself. */
function searchRows(graph: GraphBuilder, operator: Operator, x: Edge): Edge {
  const length = x.shape.at(-1)!;
  const count = util.sizeFromShape([...x.shape]) / length;
  const rows = graph.reshape(operator === "ArgMax" ? x : graph.add("Neg", [x], "float32", x.shape), [1, count, length]);
  const shape = [1, count, 1];
  const [, places] = graph.addMany(
    "MaxPool",
    [rows],
    [
      { type: "float32", shape },
      { type: "int64", shape },
    ],
    { kernel_shape: [length] },
  );
  const starts = graph.constant(
    "int64",
    shape,
    BigInt64Array.from({ length: count }, (_, row) => BigInt(row * length)),
  );
  const relative = graph.add("Sub", [places!, starts], "int64", shape);
  // It is -1 where nothing exceeds negative infinity.
  const known = graph.add("Max", [relative, graph.scalar("int64", 0)], "int64", shape);
  return graph.reshape(graph.cast(known, "int32"), x.shape.with(-1, 1));
}

/** NaN that comes first is what nothing exceeds. */
function startAtNaN(graph: GraphBuilder, x: Edge, axis: number, place: Edge): Edge {
  const bounds = [0, 1, axis].map((value) => graph.integers([value]));
  const first = graph.add("Slice", [x, ...bounds], "float32", place.shape);
  const isMissing = graph.add("IsNaN", [first], "bool", place.shape);
  return graph.add("Where", [isMissing, graph.scalar("int32", 0), place], "int32", place.shape);
}
