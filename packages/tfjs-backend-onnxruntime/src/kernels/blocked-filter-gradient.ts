import type { backend_util } from "@tensorflow/tfjs-core";
import { BLOCKED } from "../graph/blocked-maps.ts";
import type { Edge, GraphBuilder } from "../graph/graph-builder.ts";
import { slidingAttributes } from "./sliding-window.ts";

/** The operator computes cells of a row together, and filters of one cell are not wide enough to be worth it. */
const NARROW = 3;

/**
 * Whether images and outputs fill blocks, and windows are wide enough.
 * @param size of a block; 0 where the processor has none
 */
export function hasBlockedFilterGradient(info: backend_util.Conv2DInfo, size: number): boolean {
  const { dataFormat, batchSize, outChannels, filterWidth } = info;
  const fillsBlocks = size > 0 && batchSize % size === 0 && outChannels % size === 0;
  return fillsBlocks && dataFormat === "channelsLast" && filterWidth >= NARROW;
}

/**
 * The gradient of a convolution's filters as one convolution on blocked maps: images are its channels, the output's
 * gradient its filters, and input channels lie beside each other in its rows, which makes rows long enough to fill
 * the operator's registers.
 * @param x [n, h, w, in]
 * @param dy [n, oh, ow, out]
 * @returns [rows, columns, in, out]; undefined without `hasBlockedFilterGradient`
 */
export function addBlockedFilterGradient(
  graph: GraphBuilder,
  x: Edge,
  dy: Edge,
  info: backend_util.Conv2DInfo,
): Edge | undefined {
  const { blocked } = graph;
  const { size } = blocked;
  const { inChannels, outChannels, outHeight, outWidth, filterHeight, filterWidth } = info;
  if (!hasBlockedFilterGradient(info, size)) return undefined;
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
  const groups = images.shape[0]!;
  const depth = inChannels / groups;
  const blocks = graph.add(
    `${BLOCKED}Conv`,
    [images, imagesAsDepth(graph, dy)],
    "float32",
    [groups, outChannels, filterHeight, filterWidth * depth],
    {
      kernel_shape: [outHeight, outWidth],
      strides: [1, 1],
      dilations: [strides[0]!, strides[1]! * depth],
      pads: [0, 0, 0, 0],
    },
  );
  const cells = graph.reshape(blocks, [groups, outChannels / size, filterHeight, filterWidth, depth, size]);
  const split = graph.transpose(cells, [2, 3, 0, 4, 1, 5]);
  return graph.reshape(split, [filterHeight, filterWidth, inChannels, outChannels]);
}

/** [n, h, w, c] as blocked maps with images for channels, by name [c / depth, n, h, w · depth]. */
function imagesAsChannels(graph: GraphBuilder, x: Edge): Edge {
  const { blocked } = graph;
  const { size } = blocked;
  const [n, h, w, c] = x.shape as [number, number, number, number];
  const blocks = blocked.get(x);
  const groups = blocks ? c / size : 1;
  const row = (w * c) / groups;
  const flat = graph.reshape(blocks ?? x, [1, n, c * h * w, 1]);
  const images = blocked.reorder(flat, [1, n, c * h * w, 1], false);
  if (groups === 1) return graph.reshape(images, [1, n, h, row]);
  const split = graph.reshape(images, [n / size, groups, h * row * size]);
  return graph.reshape(graph.transpose(split, [1, 0, 2]), [groups, n, h, row]);
}

/** [n, h, w, c] as blocked filters whose inputs are the images, [c, n, h, w] by name. */
function imagesAsDepth(graph: GraphBuilder, x: Edge): Edge {
  const { blocked } = graph;
  const { size } = blocked;
  const [n, h, w, c] = x.shape as [number, number, number, number];
  const known = blocked.imageBlocks(x);
  if (known) return graph.reshape(known, [c, n, h, w]);
  const flat = graph.reshape(blocked.from(x), [n / size, size, 1, c * h * w]);
  const images = blocked.reorder(flat, [n / size, c * h * w, size, 1], true);
  const split = graph.reshape(images, [n / size, c / size, h * w * size * size]);
  return graph.reshape(graph.transpose(split, [1, 0, 2]), [c, n, h, w]);
}
