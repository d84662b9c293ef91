import type { GraphNode } from "../graph-node.ts";
import { transposeTensor } from "../pick-elements.ts";
import { floatsOf } from "../tensor.ts";
import type { LayerValue } from "../value.ts";
import type { OperatorTable } from "./read-operator.ts";
import { readPair, readSliding } from "./sliding.ts";

export const convolutionOperators: OperatorTable = { Conv: readConv };

function readConv(node: GraphNode): LayerValue {
  const input = node.map(0);
  const { constant } = node.constant(1);
  const { tensor, data } = node.weights(1);
  const [outputs = 0, depth = 0, rows = 0, columns = 0] = tensor.dims;
  if (tensor.dims.length !== 4) {
    node.reject(`expected filters "${constant}" of [out, in / group, height, width], got [${tensor.dims}]`);
  }
  const kernel = readPair(node, "kernel_shape") ?? [rows, columns];
  if (kernel[0] !== rows || kernel[1] !== columns) {
    node.reject(`kernel_shape [${kernel}] contradicts filters "${constant}" of [${tensor.dims}]`, "inconsistent");
  }
  const { automatic, ...sliding } = readSliding(node, input, kernel);
  const filters = transposeTensor({ ...tensor, kind: "float", data }, [2, 3, 1, 0]);
  const layer = {
    operator: "Conv",
    ...sliding,
    groups: node.integer("group", 1),
    filters: { shape: [rows, columns, depth, outputs], data: floatsOf(filters) },
    bias: node.inputs[2] && node.weights(2).data,
  } as const;
  return node.add(layer, [input]);
}
