import {
  AvgPool3D,
  type AvgPool3DAttrs,
  AvgPool3DGrad,
  type AvgPool3DGradAttrs,
  backend_util,
  MaxPool3D,
  MaxPool3DGrad,
  type TensorInfo,
} from "@tensorflow/tfjs-core";
import type { Edge, GraphBuilder } from "../graph/graph-builder.ts";
import { addSlice } from "./add-slice.ts";
import { defineKernel, type Inputs } from "./define-kernel.ts";
import { addUnpool } from "./pooling-switches.ts";
import { spreadAverages } from "./spread-averages.ts";
import {
  type VolumeWindow,
  volumeChannelsFirst,
  volumeChannelsLast,
  volumePads,
  volumeWindow,
} from "./volume-window.ts";

type Size5 = [number, number, number, number, number];

export const volumePoolingKernels = [
  defineKernel<Inputs<"x">, AvgPool3DAttrs>(MaxPool3D, ({ x }, attributes) => {
    const window = poolWindow(x, attributes);
    return window && pool(x, window, "MaxPool");
  }),
  defineKernel<Inputs<"x">, AvgPool3DAttrs>(AvgPool3D, ({ x }, attributes) => {
    const window = poolWindow(x, attributes);
    return window && pool(x, window, "AveragePool");
  }),
  defineKernel<Inputs<"dy" | "input">, AvgPool3DGradAttrs>(MaxPool3DGrad, ({ dy, input }, attributes) => {
    const window = poolWindow(input, attributes);
    return (
      window && {
        inputs: [dy, input],
        outputs: [{ shape: input.shape, dtype: "float32" }],
        emit: (graph, [gradient, volume]) => [addMaxPoolGradient(graph, volume!, gradient!, window)],
      }
    );
  }),
  defineKernel<Inputs<"dy" | "input">, AvgPool3DGradAttrs>(AvgPool3DGrad, ({ dy, input }, attributes) => {
    const window = poolWindow(input, attributes);
    return (
      window && {
        inputs: [dy, input],
        outputs: [{ shape: input.shape, dtype: "float32" }],
        emit: (graph, [gradient]) => {
          const { kernel, strides, extents, before } = window;
          const spread = spreadAverages(graph, volumeChannelsFirst(graph, gradient!), kernel, strides);
          const margins = extents.map(
            (extent, axis) => [-before[axis]!, extent + before[axis]! - spread.shape[axis + 2]!] as const,
          );
          return [volumeChannelsLast(graph, graph.pad(spread, [[0, 0], [0, 0], ...margins], 0))];
        },
      }
    );
  }),
];

/** @returns undefined where ONNX Runtime has no such pool */
function poolWindow(x: TensorInfo, attributes: AvgPool3DGradAttrs & { dataFormat?: string }): VolumeWindow | undefined {
  const { filterSize, strides, pad, dimRoundingMode, dataFormat = "NDHWC" } = attributes;
  if (dataFormat !== "NDHWC" || x.dtype !== "float32") return undefined;
  const shape = x.shape as Size5;
  const window = volumeWindow(backend_util.computePool3DInfo(shape, filterSize, strides, 1, pad, dimRoundingMode));
  const reachesIt = window && volumePads(window).every((count, side) => count < window.kernel[side % 3]!);
  return reachesIt ? window : undefined;
}

function pool(x: TensorInfo, window: VolumeWindow, operator: string) {
  return {
    inputs: [x],
    outputs: [{ shape: [window.images, ...window.counts, window.outChannels], dtype: "float32" }] as const,
    emit: (graph: GraphBuilder, [volume]: readonly Edge[]) => [
      volumeChannelsLast(graph, addPool(graph, volumeChannelsFirst(graph, volume!), window, operator, ["float32"])[0]!),
    ],
  };
}

/** In three dimensions, TensorFlow.js's cpu backend takes the last maximum of a window: the first one backwards. */
function addMaxPoolGradient(graph: GraphBuilder, x: Edge, dy: Edge, window: VolumeWindow): Edge {
  const { images, inChannels, extents, counts, before, overhang } = window;
  const inside = extents.map((extent, axis) => extent + Math.min(overhang[axis]!, 0));
  const turn = (volume: Edge, size: readonly number[]) =>
    addSlice(
      graph,
      volume,
      [0, 0, ...size.map((extent) => extent - 1)],
      [images, inChannels, ...size],
      [1, 1, -1, -1, -1],
    );
  const source = turn(volumeChannelsFirst(graph, x), inside);
  const turned = { ...window, before: overhang.map((count) => Math.max(count, 0)), overhang: before };
  const [, indices] = addPool(graph, source, turned, "MaxPool", ["float32", "int64"]) as [Edge, Edge];
  const unpooled = addUnpool(graph, turn(volumeChannelsFirst(graph, dy), counts), indices, source.shape);
  const margins = overhang.map((count) => [0, Math.max(-count, 0)] as const);
  return volumeChannelsLast(graph, graph.pad(turn(unpooled, inside), [[0, 0], [0, 0], ...margins], 0));
}

function addPool(
  graph: GraphBuilder,
  x: Edge,
  window: VolumeWindow,
  operator: string,
  types: readonly ("float32" | "int64")[],
): readonly Edge[] {
  const shape = [window.images, window.outChannels, ...window.counts];
  const attributes = { strides: window.strides, pads: volumePads(window), kernel_shape: window.kernel };
  return graph.addMany(
    operator,
    [x],
    types.map((type) => ({ type, shape })),
    attributes,
  );
}
