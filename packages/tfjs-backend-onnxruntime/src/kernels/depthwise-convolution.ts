import {
  backend_util,
  DepthwiseConv2dNative,
  type DepthwiseConv2dNativeAttrs,
  FusedDepthwiseConv2D,
  type FusedDepthwiseConv2DAttrs,
} from "@tensorflow/tfjs-core";
import type { Edge, GraphBuilder } from "../graph/graph-builder.ts";
import { addActivation } from "./activation.ts";
import { defineKernel, type Inputs } from "./define-kernel.ts";
import { cutToWindows, slidingAttributes } from "./sliding-window.ts";

type Size4 = [number, number, number, number];

type Sliding = Omit<DepthwiseConv2dNativeAttrs, "dataFormat">;

export const depthwiseConvolutionKernels = [
  defineKernel<Inputs<"x" | "filter">, DepthwiseConv2dNativeAttrs>(
    DepthwiseConv2dNative,
    ({ x, filter }, attributes) => {
      const info = depthwiseInfo(x.shape, filter.shape, attributes);
      return {
        inputs: [x, filter],
        outputs: [{ shape: info.outShape, dtype: "float32" }],
        weights: [1],
        emit: (graph, [input, kernel]) => [addConvolution(graph, input!, kernel!, undefined, info)],
      };
    },
  ),
  defineKernel<Inputs<"x" | "filter", "bias" | "preluActivationWeights">, FusedDepthwiseConv2DAttrs>(
    FusedDepthwiseConv2D,
    ({ x, filter, bias, preluActivationWeights }, attributes) => {
      const info = depthwiseInfo(x.shape, filter.shape, attributes);
      const given = [x, filter, bias, preluActivationWeights].filter((tensor) => tensor !== undefined);
      return {
        inputs: given,
        outputs: [{ shape: info.outShape, dtype: "float32" }],
        weights: given.map((_, place) => place).slice(1),
        emit: (graph, [input, kernel, ...rest]) => {
          const offset = bias ? rest[0] : undefined;
          const slope = preluActivationWeights ? rest.at(-1) : undefined;
          const isOwn = offset?.shape.length === 1 && offset.shape[0] === info.outChannels;
          const sum = addConvolution(graph, input!, kernel!, isOwn ? offset : undefined, info);
          const shifted = offset && !isOwn ? graph.elementwise("Add", [sum, offset]) : sum;
          return [addActivation(graph, shifted, attributes.activation, { ...attributes, slope })];
        },
      };
    },
  ),
];

/** @param filter [rows, columns, in, multiplier] */
export function depthwiseInfo(x: readonly number[], filter: readonly number[], attributes: Sliding) {
  const { strides, dilations, pad, dimRoundingMode } = attributes;
  return backend_util.computeConv2DInfo(
    x as Size4,
    filter as Size4,
    strides,
    dilations ?? 1,
    pad,
    dimRoundingMode,
    true,
  );
}

/** [rows, columns, in, multiplier] as [in · multiplier, 1, rows, columns]. */
export function groupFilter(graph: GraphBuilder, filter: Edge, info: backend_util.Conv2DInfo): Edge {
  const { filterHeight, filterWidth, outChannels } = info;
  return graph.reshape(graph.transpose(filter, [2, 3, 0, 1]), [outChannels, 1, filterHeight, filterWidth]);
}

/** @param bias [out], if it can be part of the convolution */
function addConvolution(
  graph: GraphBuilder,
  x: Edge,
  filter: Edge,
  bias: Edge | undefined,
  info: backend_util.Conv2DInfo,
): Edge {
  const maps = graph.toChannelsFirst(cutToWindows(graph, x, info));
  const shape = [info.batchSize, info.outChannels, info.outHeight, info.outWidth];
  const attributes = {
    ...slidingAttributes(info),
    kernel_shape: [info.filterHeight, info.filterWidth],
    group: info.inChannels,
  };
  return graph.toChannelsLast(
    graph.add("Conv", [maps, groupFilter(graph, filter, info), bias], "float32", shape, attributes),
  );
}
