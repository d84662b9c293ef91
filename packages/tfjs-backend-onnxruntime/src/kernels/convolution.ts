import {
  backend_util,
  Conv2D,
  type Conv2DAttrs,
  FusedConv2D,
  type FusedConv2DAttrs,
  type TensorInfo,
} from "@tensorflow/tfjs-core";
import type { Edge, GraphBuilder } from "../graph/graph-builder.ts";
import { addActivation } from "./activation.ts";
import { addBlockedConvolution } from "./blocked-convolution.ts";
import { defineKernel, type Inputs, type Recording } from "./define-kernel.ts";
import { cutToWindows, slidingAttributes } from "./sliding-window.ts";

type Size4 = [number, number, number, number];

function convolutionInfo(x: TensorInfo, filter: TensorInfo, attributes: Conv2DAttrs | FusedConv2DAttrs) {
  const { strides, pad, dilations, dimRoundingMode, dataFormat } = attributes;
  return backend_util.computeConv2DInfo(
    x.shape as Size4,
    filter.shape as Size4,
    strides,
    dilations,
    pad,
    dimRoundingMode,
    false,
    backend_util.convertConv2DDataFormat(dataFormat),
  );
}

/** @param bias [out], if it can be part of the convolution */
function addConvolution(
  graph: GraphBuilder,
  maps: Edge,
  filter: Edge,
  bias: Edge | undefined,
  info: backend_util.Conv2DInfo,
) {
  const x = cutToWindows(graph, maps, info);
  if (info.dataFormat === "channelsLast") {
    const extents = [info.outHeight, info.outWidth] as const;
    const blocked = addBlockedConvolution(graph, x, filter, bias, { ...slidingAttributes(info), extents });
    if (blocked) return blocked;
  }
  const input = info.dataFormat === "channelsLast" ? graph.toChannelsFirst(x) : x;
  const kernel = graph.transpose(filter, [3, 2, 0, 1]);
  const { batchSize, outChannels, outHeight, outWidth } = info;
  const output = graph.add("Conv", [input, kernel, bias], "float32", [batchSize, outChannels, outHeight, outWidth], {
    ...slidingAttributes(info),
    kernel_shape: [info.filterHeight, info.filterWidth],
  });
  return info.dataFormat === "channelsLast" ? graph.toChannelsLast(output) : output;
}

export const convolutionKernels = [
  defineKernel<Inputs<"x" | "filter">, Conv2DAttrs>(Conv2D, ({ x, filter }, attributes) => {
    const info = convolutionInfo(x, filter, attributes);
    return {
      inputs: [x, filter],
      outputs: [{ shape: info.outShape, dtype: "float32" }],
      weights: [1],
      emit: (graph, [input, kernel]) => [addConvolution(graph, input!, kernel!, undefined, info)],
    };
  }),
  defineKernel<Inputs<"x" | "filter", "bias" | "preluActivationWeights">, FusedConv2DAttrs>(
    FusedConv2D,
    (inputs, attributes): Recording => {
      const { x, filter, bias, preluActivationWeights } = inputs;
      const { activation, leakyreluAlpha } = attributes;
      const info = convolutionInfo(x, filter, attributes);
      const given = [x, filter, bias, preluActivationWeights].filter((tensor) => tensor !== undefined);
      return {
        inputs: given,
        outputs: [{ shape: info.outShape, dtype: "float32" }],
        weights: given.map((_, place) => place).slice(1),
        emit: (graph, edges) => {
          const [input, kernel, ...rest] = edges;
          const offset = bias ? rest[0] : undefined;
          const slope = preluActivationWeights ? rest.at(-1) : undefined;
          const isOwn = offset?.shape.length === 1 && offset.shape[0] === info.outChannels;
          const sum = addConvolution(graph, input!, kernel!, isOwn ? offset : undefined, info);
          const shifted = offset && !isOwn ? graph.elementwise("Add", [sum, alignChannels(graph, offset, info)]) : sum;
          const aligned = slope && alignChannels(graph, slope, info);
          return [addActivation(graph, shifted, activation, { slope: aligned, leakyreluAlpha })];
        },
      };
    },
  ),
];

/** A tensor of one number a channel, for maps whose channels come first. */
function alignChannels(graph: GraphBuilder, x: Edge, info: backend_util.Conv2DInfo): Edge {
  const isVector = x.shape.length === 1 && x.shape[0]! > 1;
  return isVector && info.dataFormat === "channelsFirst" ? graph.reshape(x, [x.shape[0]!, 1, 1]) : x;
}
