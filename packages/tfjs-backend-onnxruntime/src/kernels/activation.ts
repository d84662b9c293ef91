import type { backend_util } from "@tensorflow/tfjs-core";
import type { Edge, GraphBuilder } from "../graph/graph-builder.ts";

/** The activation at the end of a fused kernel. @param slope of PReLU */
export function addActivation(
  graph: GraphBuilder,
  x: Edge,
  activation: backend_util.Activation | null | undefined,
  { slope, leakyreluAlpha }: { readonly slope?: Edge | undefined; readonly leakyreluAlpha?: number | undefined },
): Edge {
  switch (activation) {
    case "relu":
      return graph.elementwise("Relu", [x]);
    case "relu6":
      return graph.elementwise("Clip", [x, graph.scalar("float32", 0), graph.scalar("float32", 6)]);
    case "elu":
      return graph.elementwise("Elu", [x]);
    case "sigmoid":
      return graph.elementwise("Sigmoid", [x]);
    case "leakyrelu":
      return graph.elementwise("LeakyRelu", [x], "float32", { alpha: { float: leakyreluAlpha ?? 0.2 } });
    case "prelu":
      if (!slope) throw new TypeError("prelu: expected a tensor of slopes, got none");
      return graph.elementwise("PRelu", [x, slope]);
    default:
      return x;
  }
}
