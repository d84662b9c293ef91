import type { backend_util } from "@tensorflow/tfjs-core";
import type { Edge, GraphBuilder } from "../graph/graph-builder.ts";

type Conv3DInfo = ReturnType<typeof backend_util.computeConv3DInfo>;

/** How a three-dimensional window slides, axis by axis: depth, height, width. */
export interface VolumeWindow {
  readonly images: number;
  readonly inChannels: number;
  readonly outChannels: number;
  readonly extents: readonly number[];
  readonly counts: readonly number[];
  readonly kernel: readonly number[];
  readonly strides: readonly number[];
  readonly dilations: readonly number[];
  readonly before: readonly number[];
  /** By how much the last windows reach over the volume; negative if some at its end is in no window. */
  readonly overhang: readonly number[];
}

/** @returns undefined where ONNX would have other windows, or TensorFlow.js cuts the volume */
export function volumeWindow(info: Conv3DInfo): VolumeWindow | undefined {
  const { padInfo } = info;
  const extents = [info.inDepth, info.inHeight, info.inWidth];
  const counts = [info.outDepth, info.outHeight, info.outWidth];
  const strides = [info.strideDepth, info.strideHeight, info.strideWidth];
  const before = [padInfo.front, padInfo.top, padInfo.left];
  const reach = [info.effectiveFilterDepth, info.effectiveFilterHeight, info.effectiveFilterWidth];
  const overhang = counts.map(
    (count, axis) => (count - 1) * strides[axis]! + reach[axis]! - before[axis]! - extents[axis]!,
  );
  if (before.some((count) => count < 0) || overhang.some((count, axis) => -count >= strides[axis]!)) return undefined;
  return {
    images: info.batchSize,
    inChannels: info.inChannels,
    outChannels: info.outChannels,
    extents,
    counts,
    kernel: [info.filterDepth, info.filterHeight, info.filterWidth],
    strides,
    dilations: [info.dilationDepth, info.dilationHeight, info.dilationWidth],
    before,
    overhang,
  };
}

/** ONNX's padding: before and behind, as far as windows reach. */
export function volumePads({ before, overhang }: VolumeWindow): number[] {
  return [...before, ...overhang.map((count) => Math.max(count, 0))];
}

/** [n, d, h, w, c] as [n, c, d, h, w]. */
export function volumeChannelsFirst(graph: GraphBuilder, x: Edge): Edge {
  return graph.transpose(x, [0, 4, 1, 2, 3]);
}

/** [n, c, d, h, w] as [n, d, h, w, c]. */
export function volumeChannelsLast(graph: GraphBuilder, x: Edge): Edge {
  return graph.transpose(x, [0, 2, 3, 4, 1]);
}
