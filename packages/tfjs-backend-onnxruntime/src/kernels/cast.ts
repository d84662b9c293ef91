import { Cast, type CastAttrs } from "@tensorflow/tfjs-core";
import type { Edge, GraphBuilder } from "../graph/graph-builder.ts";
import { defineKernel, type Inputs } from "./define-kernel.ts";
import { keepLayout } from "./keep-layout.ts";

/**
 * Real numbers below 2⁶³ as int32, as JavaScript stores them: truncated, modulo 2³², 0 for what is not finite.
 * @see https://tc39.es/ecma262/#sec-toint32
 */
export function truncate(graph: GraphBuilder, x: Edge): Edge {
  return keepLayout(graph, x, (edge) => {
    const wide = graph.cast(edge, "int64");
    // Two casts in a row would be optimized into one, which yields the least integer for all that does not fit.
    const apart = graph.reshape(wide, [...edge.shape, 1]);
    return graph.reshape(graph.cast(apart, "int32"), edge.shape);
  });
}

export const castKernels = [
  defineKernel<Inputs<"x">, CastAttrs>(Cast, ({ x }, { dtype }, backend) => {
    if (x.dtype === dtype) return { tensors: backend.share(x, x.shape) };
    if (dtype !== "float32" && dtype !== "int32" && dtype !== "bool") return undefined;
    return {
      inputs: [x],
      outputs: [{ shape: x.shape, dtype }],
      emit: (graph, [input]) => [
        input!.type === "float32" && dtype === "int32" ? truncate(graph, input!) : graph.cast(input!, dtype),
      ],
    };
  }),
];
