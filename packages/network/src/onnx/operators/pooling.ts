import type { GraphNode } from "../graph-node.ts";
import type { LayerValue } from "../value.ts";
import type { OperatorTable } from "./read-operator.ts";
import { readPair, readSliding, type SlidingAttributes } from "./sliding.ts";

export const poolingOperators: OperatorTable = {
  MaxPool: (node) => {
    node.refuseOutput(1, "the second output, the indices,");
    const input = node.map(0);
    return node.add({ operator: "MaxPool", ...readPool(node, input) }, [input]);
  },
  AveragePool: (node) => {
    const input = node.map(0);
    const countIncludePad = node.integer("count_include_pad", 0) !== 0;
    return node.add({ operator: "AveragePool", ...readPool(node, input), countIncludePad }, [input]);
  },
  GlobalAveragePool: (node) => node.add({ operator: "GlobalAveragePool" }, [node.map(0)]),
  GlobalMaxPool: (node) => node.add({ operator: "GlobalMaxPool" }, [node.map(0)]),
};

function readPool(node: GraphNode, input: LayerValue): Omit<SlidingAttributes, "automatic"> & { ceil: boolean } {
  const kernel = readPair(node, "kernel_shape") ?? node.reject("attribute kernel_shape is missing", "inconsistent");
  const { automatic, ...sliding } = readSliding(node, input, kernel);
  return { ...sliding, ceil: !automatic && node.integer("ceil_mode", 0) !== 0 };
}
