import {
  backend_util,
  Equal,
  Greater,
  GreaterEqual,
  Less,
  LessEqual,
  LogicalAnd,
  LogicalOr,
  NotEqual,
} from "@tensorflow/tfjs-core";
import type { Edge, GraphBuilder } from "../graph/graph-builder.ts";
import { defineKernel, type Inputs } from "./define-kernel.ts";

type Compose = (graph: GraphBuilder, a: Edge, b: Edge) => Edge;

const orders = [
  [Greater, "Greater"],
  [GreaterEqual, "GreaterOrEqual"],
  [Less, "Less"],
  [LessEqual, "LessOrEqual"],
] as const;

const connectives = [
  [LogicalAnd, "And"],
  [LogicalOr, "Or"],
] as const;

function defineComparison(kernel: string, compose: Compose) {
  return defineKernel<Inputs<"a" | "b">, object>(kernel, ({ a, b }) =>
    a.dtype === b.dtype
      ? {
          inputs: [a, b],
          outputs: [{ shape: backend_util.assertAndGetBroadcastShape(a.shape, b.shape), dtype: "bool" }],
          emit: (graph, [first, second]) => [compose(graph, first!, second!)],
        }
      : undefined,
  );
}

const equal: Compose = (graph, a, b) => graph.elementwise("Equal", [a, b], "bool");

/** Truth values count as 0 and 1. */
function toNumbers(graph: GraphBuilder, x: Edge): Edge {
  return x.type === "bool" ? graph.cast(x, "int32") : x;
}

/** Comparisons and connectives: what yields truth values from two operands. */
export const compareKernels = [
  defineComparison(Equal, equal),
  defineComparison(NotEqual, (graph, a, b) => graph.elementwise("Not", [equal(graph, a, b)])),
  ...orders.map(([kernel, operator]) =>
    defineComparison(kernel, (graph, a, b) =>
      graph.elementwise(operator, [toNumbers(graph, a), toNumbers(graph, b)], "bool"),
    ),
  ),
  ...connectives.map(([kernel, operator]) =>
    defineComparison(kernel, (graph, a, b) =>
      graph.elementwise(operator, [graph.cast(a, "bool"), graph.cast(b, "bool")]),
    ),
  ),
];
