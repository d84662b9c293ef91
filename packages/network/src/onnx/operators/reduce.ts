import { toShape, toShapeAxis } from "../axis-order.ts";
import type { GraphNode } from "../graph-node.ts";
import type { LayerValue } from "../value.ts";
import type { OperatorTable } from "./read-operator.ts";
import { shapeAxis } from "./rearrange.ts";

export const reduceOperators: OperatorTable = {
  ReduceMean: readReduceMean,
  Softmax: (node) => node.add({ operator: "Softmax", axes: readSoftmaxAxes(node) }, [node.layer(0)]),
  LogSoftmax: (node) => node.add({ operator: "LogSoftmax", axes: readSoftmaxAxes(node) }, [node.layer(0)]),
};

function readReduceMean(node: GraphNode): LayerValue {
  const input = node.layer(0);
  const dims = node.dimsOf(input);
  const asked = node.list("axes", 1) ?? [];
  if (asked.length === 0) {
    if (node.integer("noop_with_empty_axes", 0) !== 0) return node.add({ operator: "Identity" }, [input]);
    node.reject("without axes it would average over the batch: each image has to stay on its own");
  }
  const axes = [...new Set(asked.map((axis) => shapeAxis(node, axis, dims.length)))].sort((a, b) => a - b);
  const keepDimensions = node.integer("keepdims", 1) !== 0;
  const gone = new Set(asked.map((axis) => node.axis(axis, dims.length)));
  const left = dims.filter((_, axis) => !gone.has(axis));
  if (keepDimensions || keepsOrder(dims, gone)) {
    return node.add({ operator: "ReduceMean", axes, keepDimensions }, [input]);
  }
  // Losing axes makes or unmakes a feature map, whose axes are ordered differently.
  const kept = node.add(
    { operator: "ReduceMean", axes, keepDimensions: true },
    [input],
    node.builder.freeName(`${node.name}_kept`),
  );
  return node.add({ operator: "Squeeze", shape: toShape(left), order: "channels-first" }, [kept]);
}

/** Whether dropping axes leaves the others in the order that a shape of that rank has. */
function keepsOrder(dims: readonly number[], gone: ReadonlySet<number>): boolean {
  const left = dims.flatMap((_, axis) => (axis > 0 && !gone.has(axis) ? [axis] : []));
  const before = left.map((axis) => toShapeAxis(axis, dims.length));
  const after = left.map((_, place) => toShapeAxis(place + 1, left.length + 1));
  const byPlace = after.map((place, index) => ({ place, from: before[index] ?? 0 })).sort((a, b) => a.place - b.place);
  return byPlace.every(({ from }, index) => index === 0 || from > (byPlace[index - 1]?.from ?? 0));
}

/** Before opset 13 everything from the axis on is one long axis; of it, axes of length 1 add nothing. */
function readSoftmaxAxes(node: GraphNode): number[] {
  const { shape } = node.layer(0);
  const rank = shape.length + 1;
  if (node.opset >= 13) return [shapeAxis(node, node.integer("axis", -1), rank)];
  const first = node.axis(node.integer("axis", 1), rank);
  const axes = Array.from({ length: rank - first }, (_, index) => shapeAxis(node, first + index, rank));
  const long = axes.filter((axis) => shape[axis] !== 1);
  return (long.length > 0 ? long : axes.slice(0, 1)).sort((a, b) => a - b);
}
