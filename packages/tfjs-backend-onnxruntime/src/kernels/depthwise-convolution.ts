import {
  backend_util,
  DepthwiseConv2dNative,
  type DepthwiseConv2dNativeAttrs,
  DepthwiseConv2dNativeBackpropFilter,
  type DepthwiseConv2dNativeBackpropFilterAttrs,
  DepthwiseConv2dNativeBackpropInput,
  type DepthwiseConv2dNativeBackpropInputAttrs,
  FusedDepthwiseConv2D,
  type FusedDepthwiseConv2DAttrs,
} from "@tensorflow/tfjs-core";
import type { Edge, GraphBuilder } from "../graph/graph-builder.ts";
import { addActivation } from "./activation.ts";
import { defineKernel, type Inputs } from "./define-kernel.ts";
import { addSlice } from "./slice.ts";
import { cutToWindows, fillsTheMap, overhang, slidingAttributes } from "./sliding-window.ts";

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
  defineKernel<Inputs<"dy" | "filter">, DepthwiseConv2dNativeBackpropInputAttrs>(
    DepthwiseConv2dNativeBackpropInput,
    ({ dy, filter }, attributes) => {
      const info = depthwiseInfo(attributes.inputShape, filter.shape, attributes);
      if (!fillsTheMap(info) || isDilated(info)) return undefined;
      return {
        inputs: [dy, filter],
        outputs: [{ shape: info.inShape, dtype: "float32" }],
        weights: [1],
        emit: (graph, [gradient, kernel]) => [addInputGradient(graph, gradient!, kernel!, info)],
      };
    },
  ),
  defineKernel<Inputs<"x" | "dy">, DepthwiseConv2dNativeBackpropFilterAttrs>(
    DepthwiseConv2dNativeBackpropFilter,
    ({ x, dy }, attributes) => {
      const info = depthwiseInfo(x.shape, attributes.filterShape, attributes);
      if (!fillsTheMap(info) || isDilated(info)) return undefined;
      return {
        inputs: [x, dy],
        outputs: [{ shape: info.filterShape, dtype: "float32" }],
        emit: (graph, [input, gradient]) => [addFilterGradient(graph, input!, gradient!, info)],
      };
    },
  ),
];

function depthwiseInfo(x: readonly number[], filter: readonly number[], attributes: Sliding) {
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

function isDilated({ dilationHeight, dilationWidth }: backend_util.Conv2DInfo): boolean {
  return dilationHeight * dilationWidth > 1;
}

/** [rows, columns, in, multiplier] as [in · multiplier, 1, rows, columns]. */
function groupFilter(graph: GraphBuilder, filter: Edge, info: backend_util.Conv2DInfo): Edge {
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

function addInputGradient(graph: GraphBuilder, dy: Edge, filter: Edge, info: backend_util.Conv2DInfo): Edge {
  const { below, beside } = overhang(info);
  const { strides, pads } = slidingAttributes(info);
  const gradient = graph.add(
    "ConvTranspose",
    [graph.toChannelsFirst(dy), groupFilter(graph, filter, info)],
    "float32",
    [info.batchSize, info.inChannels, info.inHeight, info.inWidth],
    {
      strides,
      pads,
      kernel_shape: [info.filterHeight, info.filterWidth],
      output_padding: [Math.max(-below, 0), Math.max(-beside, 0)],
      group: info.inChannels,
    },
  );
  return graph.toChannelsLast(gradient);
}

/** One convolution of all images as channels with the gradient as filters, dilated by the stride. */
function addFilterGradient(graph: GraphBuilder, x: Edge, dy: Edge, info: backend_util.Conv2DInfo): Edge {
  const { batchSize, inChannels, outChannels, inHeight, inWidth, outHeight, outWidth, filterHeight, filterWidth } =
    info;
  const { below, beside } = overhang(info);
  const { strides, pads } = slidingAttributes(info);
  const byChannel = (maps: Edge, shape: readonly number[]) =>
    graph.reshape(graph.transpose(graph.toChannelsFirst(maps), [1, 0, 2, 3]), shape);
  const extents = [filterHeight + Math.max(-below, 0), filterWidth + Math.max(-beside, 0)] as const;
  const whole = graph.add(
    "Conv",
    [
      byChannel(x, [1, inChannels * batchSize, inHeight, inWidth]),
      byChannel(dy, [outChannels, batchSize, outHeight, outWidth]),
    ],
    "float32",
    [1, outChannels, ...extents],
    { pads, kernel_shape: [outHeight, outWidth], dilations: strides, group: inChannels },
  );
  const gradient = addSlice(graph, whole, [0, 0, 0, 0], [1, outChannels, filterHeight, filterWidth]);
  const split = graph.reshape(gradient, [inChannels, outChannels / inChannels, filterHeight, filterWidth]);
  return graph.transpose(split, [2, 3, 0, 1]);
}
