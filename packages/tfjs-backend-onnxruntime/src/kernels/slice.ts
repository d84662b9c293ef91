import {
  backend_util,
  FlipLeftRight,
  Reverse,
  type ReverseAttrs,
  Slice,
  type SliceAttrs,
  SplitV,
  type SplitVAttrs,
  StridedSlice,
  type StridedSliceAttrs,
  slice_util,
  type TensorInfo,
  Unpack,
  type UnpackAttrs,
  util,
} from "@tensorflow/tfjs-core";
import type { Edge, GraphBuilder } from "../graph/graph-builder.ts";
import { defineKernel, type Inputs, type Recording } from "./define-kernel.ts";
import { CHANNELS_FIRST, keepLayout } from "./keep-layout.ts";

/**
 * Adds what takes evenly spaced elements along each axis.
 * @param begin index of the first, for each axis
 * @param size how many, for each axis
 * @param steps from one to the next, negative for backwards; default 1
 */
export function addSlice(
  graph: GraphBuilder,
  x: Edge,
  begin: readonly number[],
  size: readonly number[],
  steps: readonly number[] = begin.map(() => 1),
): Edge {
  const cut = (source: Edge, axes: readonly number[]) => {
    const places = [...axes.keys()].filter(
      (place) => source.shape[place] !== size[axes[place]!] || steps[axes[place]!] !== 1,
    );
    if (places.length === 0) return source;
    const first = places.map((place) => begin[axes[place]!]!);
    const step = places.map((place) => steps[axes[place]!]!);
    const end = places.map((place, index) => {
      const last = first[index]! + (size[axes[place]!]! - 1) * step[index]!;
      if (step[index]! > 0) return last + 1;
      return last > 0 ? last - 1 : -source.shape[place]! - 1;
    });
    const bounds = [first, end, places, step].map((values) => graph.integers(values));
    const shape = axes.map((axis) => size[axis]!);
    return graph.add("Slice", [source, ...bounds], source.type, shape);
  };
  const blocks = graph.blocked.get(x);
  return blocks && isOfWholeBlocks(x, begin, size, steps, graph.blocked.size)
    ? graph.blocked.toChannelsLast(cut(blocks, CHANNELS_FIRST))
    : keepLayout(graph, x, cut);
}

/** Whether only images, and channels by whole blocks, are chosen: those lie one behind the other in blocked maps. */
function isOfWholeBlocks(
  x: Edge,
  begin: readonly number[],
  size: readonly number[],
  steps: readonly number[],
  block: number,
): boolean {
  const isWhole = (axis: number) => size[axis] === x.shape[axis] && steps[axis] === 1;
  return isWhole(1) && isWhole(2) && steps[3] === 1 && begin[3]! % block === 0 && size[3]! % block === 0;
}

function reverse(x: TensorInfo, dims: readonly number[]): Recording {
  const begin = x.shape.map((extent, axis) => (dims.includes(axis) ? extent - 1 : 0));
  const steps = x.shape.map((_, axis) => (dims.includes(axis) ? -1 : 1));
  return {
    inputs: [x],
    outputs: [{ shape: x.shape, dtype: x.dtype }],
    emit: (graph, [input]) => [addSlice(graph, input!, begin, x.shape, steps)],
  };
}

/** Slices of given extents, one behind the other along an axis. */
function split(
  x: TensorInfo,
  axis: number,
  extents: readonly number[],
  shape = (extent: number) => x.shape.with(axis, extent),
): Recording {
  let end = 0;
  const begins = extents.map((extent) => {
    end += extent;
    return end - extent;
  });
  return {
    inputs: [x],
    outputs: extents.map((extent) => ({ shape: shape(extent), dtype: x.dtype })),
    isList: true,
    emit: (graph, [input]) =>
      extents.map((extent, place) => {
        const begin = x.shape.map((_, other) => (other === axis ? begins[place]! : 0));
        return graph.reshape(addSlice(graph, input!, begin, x.shape.with(axis, extent)), shape(extent));
      }),
  };
}

/** Kernels that take regular parts of a tensor. */
export const sliceKernels = [
  defineKernel<Inputs<"x">, SliceAttrs>(Slice, ({ x }, attributes) => {
    const [begin, size] = slice_util.parseSliceParams(x, attributes.begin, attributes.size) as [number[], number[]];
    slice_util.assertParamsValid(x, begin, size);
    return {
      inputs: [x],
      outputs: [{ shape: size, dtype: x.dtype }],
      emit: (graph, [input]) => [addSlice(graph, input!, begin, size)],
    };
  }),
  defineKernel<Inputs<"x">, StridedSliceAttrs>(StridedSlice, ({ x }, attributes) => {
    const { begin, end, strides, beginMask, endMask, ellipsisMask, newAxisMask, shrinkAxisMask } = attributes;
    const info = slice_util.sliceInfo(
      x.shape,
      begin,
      end,
      strides,
      beginMask,
      endMask,
      ellipsisMask,
      newAxisMask,
      shrinkAxisMask,
    );
    const size = slice_util.computeOutShape(info.begin, info.end, info.strides);
    return {
      inputs: [x],
      outputs: [{ shape: info.finalShape, dtype: x.dtype }],
      emit: (graph, [input]) => [
        graph.reshape(addSlice(graph, input!, info.begin, size, info.strides), info.finalShape),
      ],
    };
  }),
  defineKernel<Inputs<"x">, SplitVAttrs>(SplitV, ({ x }, { numOrSizeSplits, axis }) => {
    const place = util.parseAxisParam(axis, x.shape)[0]!;
    return split(x, place, backend_util.prepareSplitSize(x, numOrSizeSplits, place));
  }),
  defineKernel<Inputs<"value">, UnpackAttrs>(Unpack, ({ value }, { axis }) => {
    const place = util.parseAxisParam(axis, value.shape)[0]!;
    return split(value, place, Array<number>(value.shape[place]!).fill(1), () => value.shape.toSpliced(place, 1));
  }),
  defineKernel<Inputs<"x">, ReverseAttrs>(Reverse, ({ x }, { dims }) => reverse(x, util.parseAxisParam(dims, x.shape))),
  defineKernel<Inputs<"image">, object>(FlipLeftRight, ({ image }) => reverse(image, [2])),
];
