import { toShape } from "../axis-order.ts";
import type { GraphNode } from "../graph-node.ts";
import type { LayerValue } from "../value.ts";
import type { OperatorTable } from "./read-operator.ts";
import { shapeAxis } from "./rearrange.ts";

export const gatherOperators: OperatorTable = { Gather: readGather };

/** Constant indices in even steps are a slice; one that is no list takes its axis away as well. */
function readGather(node: GraphNode): LayerValue {
  const input = node.layer(0);
  const dims = node.dimsOf(input);
  const fileAxis = node.axis(node.integer("axis", 0), dims.length);
  const axis = shapeAxis(node, fileAxis, dims.length);
  const length = input.shape[axis] ?? 0;
  const { tensor } = node.constant(1);
  const indices = Array.from(tensor.data, (index) => (index < 0 ? index + length : index));
  const [start = 0, second = start + 1] = indices;
  const step = second - start;
  const even = indices.every((index, place) => index === start + place * step);
  if (tensor.dims.length > 1 || indices.length === 0 || !indices.every(Number.isInteger) || step === 0 || !even) {
    node.reject(`expected one index or some in even steps, got [${indices.slice(0, 8)}] of [${tensor.dims}]`);
  }
  const slice = {
    operator: "Slice",
    starts: input.shape.map((_, each) => (each === axis ? start : 0)),
    sizes: input.shape.map((size, each) => (each === axis ? indices.length : size)),
    steps: input.shape.map((_, each) => (each === axis ? step : 1)),
  } as const;
  if (tensor.dims.length === 1) return node.add(slice, [input]);
  const taken = node.add(slice, [input], node.builder.freeName(`${node.name}_kept`));
  const shape = toShape(dims.filter((_, each) => each !== fileAxis));
  return node.add({ operator: "Squeeze", shape, order: "channels-first" }, [taken]);
}
