import { toShape } from "../axis-order.ts";
import type { GraphNode } from "../graph-node.ts";
import { reshapedDims, squeezedDims, unsqueezedDims } from "../reshaped-dims.ts";
import { countElements } from "../tensor.ts";
import type { LayerValue } from "../value.ts";
import type { OperatorTable } from "./read-operator.ts";

type Reshaping = "Reshape" | "Flatten" | "Squeeze" | "Unsqueeze";

export const reshapeOperators: OperatorTable = {
  Reshape: (node) => {
    const dims = node.dimsOf(node.layer(0));
    return addReshaping(node, "Reshape", reshapedDims(node, dims));
  },
  Flatten: (node) => {
    const dims = node.dimsOf(node.layer(0));
    const axis = node.integer("axis", 1);
    const cut = axis === dims.length ? axis : node.axis(axis, dims.length);
    return addReshaping(node, "Flatten", [countElements(dims.slice(0, cut)), countElements(dims.slice(cut))]);
  },
  Squeeze: (node) => {
    const dims = node.dimsOf(node.layer(0));
    // Without axes a batch of one image would go too; the batch stays, as it does for any other number of images.
    const axes = node.list("axes", 1);
    const squeezed = axes
      ? squeezedDims(node, dims, axes)
      : [...dims.slice(0, 1), ...dims.slice(1).filter((d) => d !== 1)];
    return addReshaping(node, "Squeeze", squeezed);
  },
  Unsqueeze: (node) => {
    const dims = node.dimsOf(node.layer(0));
    return addReshaping(node, "Unsqueeze", unsqueezedDims(node, dims));
  },
};

/** The elements of one image stay together exactly where the batch stays the first axis. */
function addReshaping(node: GraphNode, operator: Reshaping, dims: readonly number[]): LayerValue {
  const input = node.layer(0);
  const before = node.dimsOf(input);
  if (countElements(dims) !== countElements(before)) {
    node.reject(`expected ${countElements(before)} elements of [${before}], got [${dims}]`, "inconsistent");
  }
  if (dims[0] !== node.builder.batch) {
    node.reject(`expected the batch (${node.builder.batch}) to stay the first axis, got [${before}] made [${dims}]`);
  }
  return node.add({ operator, shape: toShape(dims), order: "channels-first" }, [input]);
}
