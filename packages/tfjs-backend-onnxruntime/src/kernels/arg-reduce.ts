import { ArgMax, type ArgMaxAttrs, ArgMin, util } from "@tensorflow/tfjs-core";
import type { Edge, GraphBuilder } from "../graph/graph-builder.ts";
import { defineKernel, type Inputs } from "./define-kernel.ts";
import { placesLast } from "./places-last.ts";

interface Search {
  readonly operator: string;
  /** What is never found where there is anything else. */
  readonly worst: number;
}

const searches: Readonly<Record<string, Search>> = {
  [ArgMax]: { operator: "ArgMax", worst: Number.NEGATIVE_INFINITY },
  [ArgMin]: { operator: "ArgMin", worst: Number.POSITIVE_INFINITY },
};

export const argReduceKernels = Object.entries(searches).map(([kernel, search]) =>
  defineKernel<Inputs<"x">, ArgMaxAttrs>(kernel, ({ x }, attributes) => {
    const axis = util.parseAxisParam(attributes.axis, x.shape)[0];
    if (axis === undefined) return undefined;
    const shape = x.shape.toSpliced(axis, 1);
    return {
      inputs: [x],
      outputs: [{ shape, dtype: "int32" }],
      emit: (graph, [input]) => {
        const rows = axis === x.shape.length - 2 ? placesLast(graph, input!) : undefined;
        if (rows) return [graph.reshape(addSearch(graph, search, rows, 2), shape)];
        const maps = axis === 3 ? graph.channelsFirst(input!) : undefined;
        return [
          graph.reshape(maps ? addSearch(graph, search, maps, 1) : addSearch(graph, search, input!, axis), shape),
        ];
      },
    };
  }),
);

/** The first place of the best along an axis; NaN counts only where it comes first, and then it is found. */
function addSearch(graph: GraphBuilder, { operator, worst }: Search, x: Edge, axis: number): Edge {
  const shape = x.shape.with(axis, 1);
  const search = (numbers: Edge) =>
    graph.cast(graph.add(operator, [numbers], "int64", shape, { axis, keepdims: 1 }), "int32");
  if (x.type !== "float32") return search(graph.cast(x, "int32"));
  const isMissing = graph.elementwise("IsNaN", [x], "bool");
  const place = search(graph.elementwise("Where", [isMissing, graph.scalar("float32", worst), x], "float32"));
  const first = graph.add("Slice", [isMissing, ...[0, 1, axis].map((value) => graph.integers([value]))], "bool", shape);
  return graph.add("Where", [first, graph.scalar("int32", 0), place], "int32", shape);
}
