import type { backend_util } from "@tensorflow/tfjs-core";
import type { Edge, GraphBuilder } from "../graph/graph-builder.ts";
import { addBlockedConvolution } from "./blocked-convolution.ts";

/**
 * The gradient of a convolution's input as a convolution of the output's gradient with the filter turned round: faster
 * than a transposed convolution where maps are blocked, here or, for constant filters, by ONNX Runtime.
 * @param dy [n, oh, ow, out]
 * @param filter [rows, columns, in, out]
 * @returns [n, h, w, in]; undefined where maps are not blocked, or the convolution has strides
 */
export function addTurnedConvolution(
  graph: GraphBuilder,
  dy: Edge,
  filter: Edge,
  info: backend_util.Conv2DInfo,
): Edge | undefined {
  const { filterHeight: rows, filterWidth: columns, inChannels, outChannels, padInfo, inHeight, inWidth } = info;
  const before = [rows - 1 - padInfo.top, columns - 1 - padInfo.left] as const;
  const behind = [inHeight + padInfo.top - info.outHeight, inWidth + padInfo.left - info.outWidth] as const;
  const isBlocked = graph.blocked.size > 0 && info.dataFormat === "channelsLast" && inChannels >= graph.blocked.size;
  const isDense = info.strideHeight * info.strideWidth === 1 && Math.min(...before, ...behind) >= 0;
  if (!isBlocked || !isDense) return undefined;
  const taps = graph.reshape(graph.transpose(filter, [0, 1, 3, 2]), [rows * columns, outChannels, inChannels]);
  const reversed = graph.integers(Array.from({ length: rows * columns }, (_, place) => rows * columns - 1 - place));
  const turned = graph.reshape(graph.add("Gather", [taps, reversed], "float32", taps.shape, { axis: 0 }), [
    rows,
    columns,
    outChannels,
    inChannels,
  ]);
  const sliding = { strides: [1, 1], dilations: [1, 1], pads: [...before, ...behind] };
  const gradient = addBlockedConvolution(graph, dy, turned, undefined, { ...sliding, extents: [inHeight, inWidth] });
  if (gradient) return gradient;
  const shape = [info.batchSize, inChannels, inHeight, inWidth];
  const operands = [graph.toChannelsFirst(dy), graph.transpose(turned, [3, 2, 0, 1])];
  return graph.toChannelsLast(
    graph.add("Conv", operands, "float32", shape, { ...sliding, kernel_shape: [rows, columns] }),
  );
}
