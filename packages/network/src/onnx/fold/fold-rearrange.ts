import type { GraphNode } from "../graph-node.ts";
import { pickElements, repeatTensor, transposeTensor } from "../pick-elements.ts";
import { reshapedDims, squeezedDims, unsqueezedDims } from "../reshaped-dims.ts";
import { readSliceRanges } from "../slice-range.ts";
import { splitSizes } from "../split-sizes.ts";
import { allocate, countElements, makeTensor, rowMajorSteps, type Tensor } from "../tensor.ts";
import { broadcastDims } from "./fold-elementwise.ts";
import type { FoldTable } from "./fold-operator.ts";

/** The same elements in other places. */
export const rearrangeFolds: FoldTable = {
  Identity: (node) => node.constant(0).tensor,
  Dropout: (node) => node.constant(0).tensor,
  Reshape: (node) => {
    const { tensor } = node.constant(0);
    return withDims(node, tensor, reshapedDims(node, tensor.dims));
  },
  Flatten: (node) => {
    const { tensor } = node.constant(0);
    const cut = node.axis(node.integer("axis", 1), tensor.dims.length + 1);
    const halves = [tensor.dims.slice(0, cut), tensor.dims.slice(cut)];
    return withDims(node, tensor, halves.map(countElements));
  },
  Squeeze: (node) => {
    const { tensor } = node.constant(0);
    const ones = tensor.dims.flatMap((length, axis) => (length === 1 ? [axis] : []));
    return withDims(node, tensor, squeezedDims(node, tensor.dims, node.list("axes", 1) ?? ones));
  },
  Unsqueeze: (node) => {
    const { tensor } = node.constant(0);
    return withDims(node, tensor, unsqueezedDims(node, tensor.dims));
  },
  Transpose: (node) => {
    const { tensor } = node.constant(0);
    const axes = tensor.dims.map((_, axis) => axis);
    const permutation = node.has("perm") ? node.integers("perm") : axes.toReversed();
    if (permutation.length !== axes.length || axes.some((axis) => !permutation.includes(axis))) {
      node.reject(`expected a permutation of ${axes.length} axes, got [${permutation}]`, "inconsistent");
    }
    reserve(node, tensor.dims);
    return transposeTensor(tensor, permutation);
  },
  Slice: (node) => {
    const { tensor } = node.constant(0);
    const ranges = readSliceRanges(node, tensor.dims);
    return takeRanges(node, tensor, ranges);
  },
  Split: (node) => {
    const { tensor } = node.constant(0);
    const axis = node.axis(node.integer("axis", 0), tensor.dims.length);
    let start = 0;
    return splitSizes(node, tensor.dims[axis] ?? 0).map((size) => {
      const ranges = tensor.dims.map((length, each) =>
        each === axis ? { start, size, step: 1 } : { start: 0, size: length, step: 1 },
      );
      start += size;
      return takeRanges(node, tensor, ranges);
    });
  },
  Expand: (node) => {
    const { tensor } = node.constant(0);
    const asked = node.list("shape", 1) ?? node.reject("input 1, the shape, is missing", "inconsistent");
    const dims = broadcastDims(node, [tensor.dims, asked]);
    reserve(node, dims);
    return repeatTensor(tensor, dims);
  },
  Concat: foldConcat,
  Gather: foldGather,
};

function reserve(node: GraphNode, dims: readonly number[]): void {
  node.builder.reserve(dims, `node "${node.name}" (${node.operator})`);
}

function withDims(node: GraphNode, tensor: Tensor, dims: readonly number[]): Tensor {
  if (countElements(dims) !== tensor.data.length) {
    node.reject(`expected ${tensor.data.length} elements of [${tensor.dims}], got [${dims}]`, "inconsistent");
  }
  return { ...tensor, dims };
}

function takeRanges(
  node: GraphNode,
  tensor: Tensor,
  ranges: readonly { start: number; size: number; step: number }[],
): Tensor {
  const dims = ranges.map(({ size }) => size);
  reserve(node, dims);
  const own = rowMajorSteps(tensor.dims);
  const offset = ranges.reduce((sum, { start }, axis) => sum + start * (own[axis] ?? 0), 0);
  const steps = ranges.map(({ step }, axis) => step * (own[axis] ?? 0));
  return pickElements(tensor, dims, steps, offset);
}

function foldConcat(node: GraphNode): Tensor {
  const tensors = node.inputs.map((_, index) => node.constant(index).tensor);
  const [first] = tensors;
  if (!first) return node.reject("input 0 is missing", "inconsistent");
  const axis = node.axis(node.integer("axis", 0), first.dims.length);
  const sameButAxis = ({ dims }: Tensor): boolean =>
    dims.length === first.dims.length && dims.every((length, each) => each === axis || length === first.dims[each]);
  if (!tensors.every(sameButAxis)) {
    const got = tensors.map(({ dims }) => `[${dims}]`).join(", ");
    node.reject(`expected dims equal but for axis ${axis}, got ${got}`, "inconsistent");
  }
  const total = tensors.reduce((sum, { dims }) => sum + (dims[axis] ?? 0), 0);
  const dims = first.dims.map((length, each) => (each === axis ? total : length));
  reserve(node, dims);
  const data = allocate(first.kind, countElements(dims));
  const inner = countElements(dims.slice(axis + 1));
  let offset = 0;
  for (const tensor of tensors) {
    const run = (tensor.dims[axis] ?? 0) * inner;
    for (let from = 0, to = offset; from < tensor.data.length; from += run, to += total * inner) {
      data.set(tensor.data.subarray(from, from + run), to);
    }
    offset += run;
  }
  return makeTensor(first.kind, dims, data);
}

function foldGather(node: GraphNode): Tensor {
  const { tensor } = node.constant(0);
  const indices = node.constant(1).tensor;
  const axis = node.axis(node.integer("axis", 0), tensor.dims.length);
  const length = tensor.dims[axis] ?? 0;
  const outer = countElements(tensor.dims.slice(0, axis));
  const inner = countElements(tensor.dims.slice(axis + 1));
  const dims = [...tensor.dims.slice(0, axis), ...indices.dims, ...tensor.dims.slice(axis + 1)];
  reserve(node, dims);
  const data = allocate(tensor.kind, countElements(dims));
  let to = 0;
  for (let row = 0; row < outer; row += 1) {
    for (const value of indices.data) {
      const index = value < 0 ? value + length : value;
      if (!Number.isInteger(index) || index < 0 || index >= length) {
        node.reject(`expected indices of ${length} elements, got ${value}`, "inconsistent");
      }
      const from = (row * length + index) * inner;
      data.set(tensor.data.subarray(from, from + inner), to);
      to += inner;
    }
  }
  return makeTensor(tensor.kind, dims, data);
}
