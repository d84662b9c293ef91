import {
  backend_util,
  Conv3D,
  type Conv3DAttrs,
  Conv3DBackpropFilterV2,
  type Conv3DBackpropFilterV2Attrs,
  Conv3DBackpropInputV2,
  type Conv3DBackpropInputV2Attrs,
} from "@tensorflow/tfjs-core";
import type { Edge, GraphBuilder } from "../graph/graph-builder.ts";
import { addSlice } from "./add-slice.ts";
import { defineKernel, type Inputs } from "./define-kernel.ts";
import {
  type VolumeWindow,
  volumeChannelsFirst,
  volumeChannelsLast,
  volumePads,
  volumeWindow,
} from "./volume-window.ts";

type Size5 = [number, number, number, number, number];

export const volumeConvolutionKernels = [
  defineKernel<Inputs<"x" | "filter">, Conv3DAttrs>(Conv3D, ({ x, filter }, { strides, pad, dilations }) => {
    const info = backend_util.computeConv3DInfo(x.shape as Size5, filter.shape as Size5, strides, dilations, pad);
    const window = volumeWindow(info);
    return (
      window && {
        inputs: [x, filter],
        outputs: [{ shape: info.outShape, dtype: "float32" }],
        weights: [1],
        emit: (graph, [input, kernel]) => [addConvolution(graph, input!, kernel!, window)],
      }
    );
  }),
  defineKernel<Inputs<"dy" | "filter">, Conv3DBackpropInputV2Attrs>(
    Conv3DBackpropInputV2,
    ({ dy, filter }, { strides, pad, inputShape }) => {
      const info = backend_util.computeConv3DInfo(inputShape, filter.shape as Size5, strides, 1, pad);
      const window = volumeWindow(info);
      return (
        window && {
          inputs: [dy, filter],
          outputs: [{ shape: info.inShape, dtype: "float32" }],
          weights: [1],
          emit: (graph, [gradient, kernel]) => [addInputGradient(graph, gradient!, kernel!, window)],
        }
      );
    },
  ),
  defineKernel<Inputs<"x" | "dy">, Conv3DBackpropFilterV2Attrs>(
    Conv3DBackpropFilterV2,
    ({ x, dy }, { strides, pad, filterShape }) => {
      const info = backend_util.computeConv3DInfo(x.shape as Size5, filterShape, strides, 1, pad);
      const window = volumeWindow(info);
      return (
        window && {
          inputs: [x, dy],
          outputs: [{ shape: filterShape, dtype: "float32" }],
          emit: (graph, [input, gradient]) => [addFilterGradient(graph, input!, gradient!, window)],
        }
      );
    },
  ),
];

function addConvolution(graph: GraphBuilder, x: Edge, filter: Edge, window: VolumeWindow): Edge {
  const { images, outChannels, counts, kernel, strides, dilations } = window;
  return volumeChannelsLast(
    graph,
    graph.add(
      "Conv",
      [volumeChannelsFirst(graph, x), graph.transpose(filter, [4, 3, 0, 1, 2])],
      "float32",
      [images, outChannels, ...counts],
      { strides, dilations, pads: volumePads(window), kernel_shape: kernel },
    ),
  );
}

function addInputGradient(graph: GraphBuilder, dy: Edge, filter: Edge, window: VolumeWindow): Edge {
  const { images, inChannels, extents, kernel, strides, overhang } = window;
  return volumeChannelsLast(
    graph,
    graph.add(
      "ConvTranspose",
      [volumeChannelsFirst(graph, dy), graph.transpose(filter, [4, 3, 0, 1, 2])],
      "float32",
      [images, inChannels, ...extents],
      {
        strides,
        pads: volumePads(window),
        kernel_shape: kernel,
        output_padding: overhang.map((count) => Math.max(-count, 0)),
      },
    ),
  );
}

/** One convolution of the input with the gradient: images are its channels, and its dilation is the stride. */
function addFilterGradient(graph: GraphBuilder, x: Edge, dy: Edge, window: VolumeWindow): Edge {
  const { inChannels, outChannels, counts, kernel, strides, overhang } = window;
  const channelsAsImages = (volume: Edge) => graph.transpose(volume, [4, 0, 1, 2, 3]);
  const whole = graph.add(
    "Conv",
    [channelsAsImages(x), channelsAsImages(dy)],
    "float32",
    [inChannels, outChannels, ...kernel.map((extent, axis) => extent + Math.max(-overhang[axis]!, 0))],
    { dilations: strides, pads: volumePads(window), kernel_shape: counts },
  );
  const gradient = addSlice(graph, whole, [0, 0, 0, 0, 0], [inChannels, outChannels, ...kernel]);
  return graph.transpose(gradient, [2, 3, 4, 0, 1]);
}
