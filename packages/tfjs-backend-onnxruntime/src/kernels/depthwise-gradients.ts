import {
  type backend_util,
  DepthwiseConv2dNativeBackpropFilter,
  type DepthwiseConv2dNativeBackpropFilterAttrs,
  DepthwiseConv2dNativeBackpropInput,
  type DepthwiseConv2dNativeBackpropInputAttrs,
} from "@tensorflow/tfjs-core";
import type { Edge, GraphBuilder } from "../graph/graph-builder.ts";
import { addSlice } from "./add-slice.ts";
import { defineKernel, type Inputs } from "./define-kernel.ts";
import { depthwiseInfo, groupFilter } from "./depthwise-convolution.ts";
import { fillsTheMap, overhang, slidingAttributes } from "./sliding-window.ts";

export const depthwiseGradientKernels = [
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

function isDilated({ dilationHeight, dilationWidth }: backend_util.Conv2DInfo): boolean {
  return dilationHeight * dilationWidth > 1;
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
