import type { backend_util } from "@tensorflow/tfjs-core";
import { BLOCKED } from "../graph/blocked-maps.ts";
import type { Edge, GraphBuilder } from "../graph/graph-builder.ts";
import { slidingAttributes } from "./sliding-window.ts";

/** The operator computes cells of a row together, and a row of the result is as wide as the filters. */
const NARROW = 3;

/**
 * The gradient of a convolution's filters as one convolution on blocked maps: images are its channels, input channels
 * its images, and the output's gradient its filters.
 * @param x [n, h, w, in]
 * @param dy [n, oh, ow, out]
 * @returns [rows, columns, in, out]; undefined where images or outputs fill no blocks, or windows are too narrow
 */
export function addBlockedFilterGradient(
  graph: GraphBuilder,
  x: Edge,
  dy: Edge,
  info: backend_util.Conv2DInfo,
): Edge | undefined {
  const { blocked } = graph;
  const { size } = blocked;
  const { batchSize: n, inChannels, outChannels, outHeight, outWidth, filterHeight, filterWidth } = info;
  if (size === 0 || info.dataFormat !== "channelsLast" || n % size !== 0 || outChannels % size !== 0) return undefined;
  if (filterWidth < NARROW) return undefined;
  const { strides, pads } = slidingAttributes(info);
  const [height, width] = [
    (outHeight - 1) * info.strideHeight + filterHeight,
    (outWidth - 1) * info.strideWidth + filterWidth,
  ];
  const margins = [
    [0, 0],
    [pads[0]!, height - info.inHeight - pads[0]!],
    [pads[1]!, width - info.inWidth - pads[1]!],
    [0, 0],
  ] as const;
  const images = imagesAsChannels(graph, graph.pad(x, margins, 0));
  const blocks = graph.add(
    `${BLOCKED}Conv`,
    [images, imagesAsDepth(graph, dy)],
    "float32",
    [inChannels, outChannels, filterHeight, filterWidth],
    { kernel_shape: [outHeight, outWidth], strides: [1, 1], dilations: strides, pads: [0, 0, 0, 0] },
  );
  const split = graph.transpose(blocked.split(blocks), [2, 3, 0, 1, 4]);
  return graph.reshape(split, [filterHeight, filterWidth, inChannels, outChannels]);
}

/** [n, h, w, c] as blocked maps with images for channels, [c, n, h, w] by name. */
function imagesAsChannels(graph: GraphBuilder, x: Edge): Edge {
  const { blocked } = graph;
  const { size } = blocked;
  const [n, h, w, c] = x.shape as [number, number, number, number];
  const blocks = blocked.get(x);
  const groups = blocks ? c / size : 1;
  const depth = c / groups;
  const flat = graph.reshape(blocks ?? x, [1, n, c * h * w, 1]);
  const images = blocked.reorder(flat, [1, n, c * h * w, 1], false);
  const cells = graph.reshape(images, [(n / size) * groups, h * w, 1, depth * size]);
  const channels = blocked.reorder(cells, [(n / size) * groups, depth * size, h * w, 1], true);
  const split = graph.reshape(channels, [n / size, c, h * w * size]);
  return graph.reshape(graph.transpose(split, [1, 0, 2]), [c, n, h, w]);
}

/** [n, h, w, c] as blocked filters whose inputs are the images, [c, n, h, w] by name. */
function imagesAsDepth(graph: GraphBuilder, x: Edge): Edge {
  const { blocked } = graph;
  const { size } = blocked;
  const [n, h, w, c] = x.shape as [number, number, number, number];
  const flat = graph.reshape(blocked.from(x), [n / size, size, 1, c * h * w]);
  const images = blocked.reorder(flat, [n / size, c * h * w, size, 1], true);
  const split = graph.reshape(images, [n / size, c / size, h * w * size * size]);
  return graph.reshape(graph.transpose(split, [1, 0, 2]), [c, n, h, w]);
}
