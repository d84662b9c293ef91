import {
  BatchToSpaceND,
  type BatchToSpaceNDAttrs,
  backend_util,
  DepthToSpace,
  type DepthToSpaceAttrs,
  SpaceToBatchND,
  type SpaceToBatchNDAttrs,
  util,
} from "@tensorflow/tfjs-core";
import { addSlice } from "./add-slice.ts";
import { defineKernel, type Inputs } from "./define-kernel.ts";

/** Kernels that move blocks of cells to another axis. */
export const blockKernels = [
  defineKernel<Inputs<"x">, SpaceToBatchNDAttrs>(SpaceToBatchND, ({ x }, { blockShape, paddings }) => {
    const blockSize = util.sizeFromShape(blockShape);
    const margins = x.shape.map((_, axis): readonly [number, number] => {
      const [before = 0, behind = 0] = paddings[axis - 1] ?? [];
      return [before, behind];
    });
    const padded = x.shape.map((extent, axis) => extent + margins[axis]![0] + margins[axis]![1]);
    const split = backend_util.getReshaped(padded, blockShape, blockSize, false);
    const permutation = backend_util.getPermuted(split.length, blockShape.length, false);
    const shape = backend_util.getReshapedPermuted(padded, blockShape, blockSize, false);
    return {
      inputs: [x],
      outputs: [{ shape, dtype: x.dtype }],
      emit: (graph, [input]) => {
        const wide = graph.pad(input!, margins, 0);
        return [graph.reshape(graph.transpose(graph.reshape(wide, split), permutation), shape)];
      },
    };
  }),
  defineKernel<Inputs<"x">, BatchToSpaceNDAttrs>(BatchToSpaceND, ({ x }, { blockShape, crops }) => {
    const blockSize = util.sizeFromShape(blockShape);
    const split = backend_util.getReshaped(x.shape, blockShape, blockSize);
    const permutation = backend_util.getPermuted(split.length, blockShape.length);
    const whole = backend_util.getReshapedPermuted(x.shape, blockShape, blockSize);
    const begin = backend_util.getSliceBeginCoords(crops, blockShape.length);
    const cropped = backend_util.getSliceSize(whole, crops, blockShape.length);
    const size = [...cropped, ...whole.slice(cropped.length)];
    return {
      inputs: [x],
      outputs: [{ shape: size, dtype: x.dtype }],
      emit: (graph, [input]) => {
        const joined = graph.reshape(graph.transpose(graph.reshape(input!, split), permutation), whole);
        return [addSlice(graph, joined, [...begin, ...Array<number>(size.length - begin.length).fill(0)], size)];
      },
    };
  }),
  defineKernel<Inputs<"x">, DepthToSpaceAttrs>(DepthToSpace, ({ x }, { blockSize, dataFormat }) => {
    if (dataFormat !== "NHWC" || x.dtype !== "float32") return undefined;
    const [n, h, w, c] = x.shape as [number, number, number, number];
    const depth = c / (blockSize * blockSize);
    const shape = [n, h * blockSize, w * blockSize, depth];
    return {
      inputs: [x],
      outputs: [{ shape, dtype: x.dtype }],
      emit: (graph, [input]) => {
        const turned = graph.channelsFirst(input!);
        if (turned) {
          const [, height, width] = shape;
          const spread = graph.add("DepthToSpace", [turned], turned.type, [n, depth, height!, width!], {
            blocksize: blockSize,
            mode: "DCR",
          });
          return [graph.toChannelsLast(spread)];
        }
        const split = graph.reshape(input!, [n, h, w, blockSize, blockSize, depth]);
        return [graph.reshape(graph.transpose(split, [0, 1, 3, 2, 4, 5]), shape)];
      },
    };
  }),
];
