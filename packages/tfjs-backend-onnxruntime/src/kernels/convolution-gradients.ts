import {
  backend_util,
  Conv2DBackpropFilter,
  type Conv2DBackpropFilterAttrs,
  Conv2DBackpropInput,
  type Conv2DBackpropInputAttrs,
  util,
} from "@tensorflow/tfjs-core";
import type { Edge, GraphBuilder } from "../graph/graph-builder.ts";
import { blockSize } from "../onnx/block-size.ts";
import { addSlice } from "./add-slice.ts";
import { addBlockedFilterGradient, hasBlockedFilterGradient } from "./blocked-filter-gradient.ts";
import { defineKernel, type Inputs } from "./define-kernel.ts";
import { fillsTheMap, overhang } from "./sliding-window.ts";
import { addTurnedConvolution } from "./turned-convolution.ts";

type Size4 = [number, number, number, number];

/** From so many input channels on, a matrix product for each cell of the window is faster than one convolution. */
const CHANNELS_FOR_PRODUCTS = 64;
/** Windows of more cells are better off with the convolution. */
const CELLS_FOR_PRODUCTS = 9;

export const convolutionGradientKernels = [
  defineKernel<Inputs<"dy" | "filter">, Conv2DBackpropInputAttrs>(Conv2DBackpropInput, ({ dy, filter }, attributes) => {
    const info = convolutionInfo(attributes.inputShape, filter.shape as Size4, attributes);
    if (!fillsTheMap(info) || !util.arraysEqual(dy.shape, info.outShape)) return undefined;
    return {
      inputs: [dy, filter],
      outputs: [{ shape: info.inShape, dtype: "float32" }],
      weights: [1],
      emit: (graph, [gradient, kernel]) => [
        addTurnedConvolution(graph, gradient!, kernel!, info) ?? addInputGradient(graph, gradient!, kernel!, info),
      ],
    };
  }),
  defineKernel<Inputs<"x" | "dy">, Conv2DBackpropFilterAttrs>(Conv2DBackpropFilter, ({ x, dy }, attributes) => {
    const info = convolutionInfo(x.shape as Size4, attributes.filterShape, attributes);
    if (!fillsTheMap(info) || !util.arraysEqual(dy.shape, info.outShape)) return undefined;
    const { filterHeight, filterWidth, inChannels } = info;
    const cells = filterHeight * filterWidth;
    const byProducts = cells === 1 || (cells <= CELLS_FOR_PRODUCTS && inChannels >= CHANNELS_FOR_PRODUCTS);
    const addGradient = byProducts ? addFilterGradientByProducts : addFilterGradientByConvolution;
    return {
      inputs: [x, dy],
      readsImageBlocks: hasBlockedFilterGradient(info, blockSize()) ? [1] : [],
      outputs: [{ shape: info.filterShape, dtype: "float32" }],
      emit: (graph, [input, gradient]) => [
        addBlockedFilterGradient(graph, input!, gradient!, info) ?? addGradient(graph, input!, gradient!, info),
      ],
    };
  }),
];

function convolutionInfo(
  inputShape: Size4,
  filterShape: Size4,
  attributes: Omit<Conv2DBackpropInputAttrs, "inputShape">,
) {
  const { strides, pad, dimRoundingMode, dataFormat } = attributes;
  const format = backend_util.convertConv2DDataFormat(dataFormat);
  return backend_util.computeConv2DInfo(inputShape, filterShape, strides, 1, pad, dimRoundingMode, false, format);
}

function addInputGradient(graph: GraphBuilder, dy: Edge, filter: Edge, info: backend_util.Conv2DInfo): Edge {
  const isChannelsLast = info.dataFormat === "channelsLast";
  const { below, beside } = overhang(info);
  const gradient = graph.add(
    "ConvTranspose",
    [isChannelsLast ? graph.toChannelsFirst(dy) : dy, graph.transpose(filter, [3, 2, 0, 1])],
    "float32",
    [info.batchSize, info.inChannels, info.inHeight, info.inWidth],
    {
      kernel_shape: [info.filterHeight, info.filterWidth],
      strides: [info.strideHeight, info.strideWidth],
      pads: [info.padInfo.top, info.padInfo.left, Math.max(below, 0), Math.max(beside, 0)],
      output_padding: [Math.max(-below, 0), Math.max(-beside, 0)],
    },
  );
  return isChannelsLast ? graph.toChannelsLast(gradient) : gradient;
}

/** One convolution of the input with the gradient: images are its channels, and its dilation is the stride. */
function addFilterGradientByConvolution(graph: GraphBuilder, x: Edge, dy: Edge, info: backend_util.Conv2DInfo): Edge {
  const isChannelsLast = info.dataFormat === "channelsLast";
  const channelsAsImages = (maps: Edge) =>
    graph.transpose(isChannelsLast ? graph.toChannelsFirst(maps) : maps, [1, 0, 2, 3]);
  const { inChannels, outChannels, filterHeight, filterWidth } = info;
  const { below, beside } = overhang(info);
  const extents = [filterHeight + Math.max(-below, 0), filterWidth + Math.max(-beside, 0)] as const;
  const whole = graph.add(
    "Conv",
    [channelsAsImages(x), channelsAsImages(dy)],
    "float32",
    [inChannels, outChannels, ...extents],
    {
      kernel_shape: [info.outHeight, info.outWidth],
      dilations: [info.strideHeight, info.strideWidth],
      pads: [info.padInfo.top, info.padInfo.left, Math.max(below, 0), Math.max(beside, 0)],
    },
  );
  const gradient = addSlice(graph, whole, [0, 0, 0, 0], [inChannels, outChannels, filterHeight, filterWidth]);
  return graph.transpose(gradient, [2, 3, 0, 1]);
}

/** One matrix product for each cell of the window, of the inputs under it with the gradient. */
function addFilterGradientByProducts(graph: GraphBuilder, x: Edge, dy: Edge, info: backend_util.Conv2DInfo): Edge {
  const { batchSize, inChannels, outChannels, outHeight, outWidth, strideHeight, strideWidth } = info;
  const { filterHeight, filterWidth, padInfo } = info;
  const channelsLast = (maps: Edge) => (info.dataFormat === "channelsLast" ? maps : graph.toChannelsLast(maps));
  const count = batchSize * outHeight * outWidth;
  const { below, beside } = overhang(info);
  const margins = [
    [0, 0],
    [padInfo.top, Math.max(below, 0)],
    [padInfo.left, Math.max(beside, 0)],
    [0, 0],
  ] as const;
  const padded = graph.pad(channelsLast(x), margins, 0);
  const gradient = graph.reshape(channelsLast(dy), [count, outChannels]);
  const products = Array.from({ length: filterHeight * filterWidth }, (_, cell) => {
    const [top, left] = [Math.floor(cell / filterWidth), cell % filterWidth];
    const covered = addSlice(
      graph,
      padded,
      [0, top, left, 0],
      [batchSize, outHeight, outWidth, inChannels],
      [1, strideHeight, strideWidth, 1],
    );
    const factors = [graph.reshape(covered, [count, inChannels]), gradient];
    return graph.add("Gemm", factors, "float32", [inChannels, outChannels], { transA: 1 });
  });
  const shape = [filterHeight, filterWidth, inChannels, outChannels];
  if (products.length === 1) return graph.reshape(products[0]!, shape);
  return graph.reshape(
    graph.add("Concat", products, "float32", [products.length * inChannels, outChannels], { axis: 0 }),
    shape,
  );
}
