import type { GraphNode } from "../graph-node.ts";
import { splitSizes } from "../split-sizes.ts";
import type { LayerValue } from "../value.ts";
import type { OperatorTable } from "./read-operator.ts";
import { shapeAxis } from "./rearrange.ts";

export const splitOperators: OperatorTable = { Split: readSplit };

/** Each output becomes a slice with that output's name. */
function readSplit(node: GraphNode): readonly LayerValue[] {
  const input = node.layer(0);
  const axis = shapeAxis(node, node.integer("axis", 0), input.shape.length + 1);
  const sizes = splitSizes(node, input.shape[axis] ?? 0);
  let start = 0;
  return sizes.map((size, index) => {
    const starts = input.shape.map((_, each) => (each === axis ? start : 0));
    start += size;
    return node.add(
      {
        operator: "Slice",
        starts,
        sizes: input.shape.map((length, each) => (each === axis ? size : length)),
        steps: input.shape.map(() => 1),
      },
      [input],
      node.names[index],
    );
  });
}
