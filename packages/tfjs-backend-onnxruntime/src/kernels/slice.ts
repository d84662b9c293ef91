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
import { addSlice } from "./add-slice.ts";
import { defineKernel, type Inputs, type Recording } from "./define-kernel.ts";
import { isMoving, recordMovingSlice } from "./moving-slice.ts";

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
  defineKernel<Inputs<"x">, SliceAttrs>(Slice, ({ x }, attributes, backend) => {
    const [begin, size] = slice_util.parseSliceParams(x, attributes.begin, attributes.size) as [number[], number[]];
    slice_util.assertParamsValid(x, begin, size);
    if (isMoving(x, begin, size)) return { tensors: recordMovingSlice(x, begin, size, backend) };
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
