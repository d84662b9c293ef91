import type { Constant } from "../../shape.ts";
import { byShapeAxis, toFileAxis } from "../axis-order.ts";
import type { GraphNode } from "../graph-node.ts";
import { transposeTensor } from "../pick-elements.ts";
import { floatsOf } from "../tensor.ts";
import type { ConstantValue, LayerValue } from "../value.ts";

/**
 * A constant that meets a layer's output element by element, with an axis for each of that output's.
 * @throws NetworkError where it would add an axis before the batch or differ between images
 */
export function constantForLayer(node: GraphNode, { constant, tensor }: ConstantValue, layer: LayerValue): Constant {
  const rank = layer.shape.length + 1;
  const { dims } = tensor;
  const extra = dims.slice(0, Math.max(0, dims.length - rank));
  const aligned = [...Array.from({ length: rank - dims.length + extra.length }, () => 1), ...dims.slice(extra.length)];
  if (extra.length > 0 || aligned[0] !== 1) {
    const got = `"${constant}" of [${dims}] for [${node.dimsOf(layer)}]`;
    node.reject(`expected a constant that is the same for each image of the batch, got ${got}`);
  }
  const data = node.finite(constant, tensor);
  const lengths = aligned.slice(1);
  const permutation = lengths.map((_, axis) => toFileAxis(axis, rank) - 1);
  const moved = transposeTensor({ ...tensor, kind: "float", data, dims: lengths }, permutation);
  return { shape: byShapeAxis(lengths, rank), data: floatsOf(moved) };
}
