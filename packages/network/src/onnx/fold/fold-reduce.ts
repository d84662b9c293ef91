import type { GraphNode } from "../graph-node.ts";
import { transposeTensor } from "../pick-elements.ts";
import { allocate, countElements, makeTensor, type Tensor } from "../tensor.ts";
import type { FoldOperator, FoldTable } from "./fold-operator.ts";

/** Many elements made one along some axes. */
export const reduceFolds: FoldTable = {
  ReduceProd: reduceWith(1, (product, value) => product * value),
  ReduceSum: reduceWith(0, (total, value) => total + value),
  ReduceMean: reduceWith(
    0,
    (total, value) => total + value,
    (total, count) => total / count,
  ),
  ReduceMax: reduceWith(Number.NEGATIVE_INFINITY, Math.max),
  ReduceMin: reduceWith(Number.POSITIVE_INFINITY, Math.min),
};

function reduceWith(
  start: number,
  combine: (result: number, value: number) => number,
  finish: (result: number, count: number) => number = (result) => result,
): FoldOperator {
  return (node: GraphNode): Tensor => {
    const { tensor } = node.constant(0);
    const { dims, kind } = tensor;
    const asked = node.list("axes", 1) ?? [];
    if (asked.length === 0 && node.integer("noop_with_empty_axes", 0) !== 0) return tensor;
    const all = dims.map((_, axis) => axis);
    const gone =
      asked.length === 0 ? all : all.filter((axis) => asked.some((each) => node.axis(each, dims.length) === axis));
    const left = all.filter((axis) => !gone.includes(axis));
    node.builder.reserve(dims, `node "${node.name}" (${node.operator})`);
    const moved = transposeTensor(tensor, [...left, ...gone]);
    const run = countElements(gone.map((axis) => dims[axis] ?? 1));
    const data = allocate(kind, countElements(left.map((axis) => dims[axis] ?? 1)));
    for (let index = 0; index < data.length; index += 1) {
      let result = start;
      for (const value of moved.data.subarray(index * run, (index + 1) * run)) result = combine(result, value);
      data[index] = finish(result, run);
    }
    const kept = dims.map((length, axis) => (gone.includes(axis) ? 1 : length));
    const keepDimensions = node.integer("keepdims", 1) !== 0;
    return makeTensor(kind, keepDimensions ? kept : left.map((axis) => dims[axis] ?? 1), data);
  };
}
