import type { backend_util } from "@tensorflow/tfjs-core";
import { BLOCKED } from "../graph/blocked-maps.ts";
import type { Edge, GraphBuilder } from "../graph/graph-builder.ts";
import { slidingAttributes } from "./sliding-window.ts";

/** How a window slides over maps of [h, w], as ONNX has it; pads are top, left, bottom, right. */
export interface Sliding {
  readonly strides: readonly number[];
  readonly dilations: readonly number[];
  readonly pads: readonly number[];
  /** Height and width of the output. */
  readonly extents: readonly [number, number];
}

/**
 * A convolution on blocked maps, for filters that change from run to run: twice as fast as ONNX Runtime's own, which
 * blocks constant filters only.
 * @param x [n, h, w, in]
 * @param filter [rows, columns, in, out]
 * @param bias [out]
 * @returns [n, ..., out]; undefined where the processor has no blocks, or the convolution too few channels for one
 */
export function addBlockedConvolution(
  graph: GraphBuilder,
  x: Edge,
  filter: Edge,
  bias: Edge | undefined,
  { strides, dilations, pads, extents }: Sliding,
): Edge | undefined {
  const { size } = graph.blocked;
  const [rows, columns, depth, outputs] = filter.shape as [number, number, number, number];
  if (size === 0 || graph.isConstant(filter) || outputs < size) return undefined;
  const channels = graph.blocked.roundUp(outputs);
  const wide = graph.pad(
    filter,
    [
      [0, 0],
      [0, 0],
      [0, 0],
      [0, channels - outputs],
    ],
    0,
  );
  const offset = bias && graph.pad(bias, [[0, channels - outputs]], 0);
  const input = depth < size ? graph.toChannelsFirst(x) : graph.blocked.from(x);
  const blocks = graph.add(
    `${BLOCKED}Conv`,
    [input, depth < size ? blockOutputs(graph, wide) : blockFilter(graph, wide), offset],
    "float32",
    [x.shape[0]!, channels, ...extents],
    { kernel_shape: [rows, columns], strides, dilations, pads },
  );
  return graph.blocked.toChannelsLast(blocks, outputs);
}

/** [rows, columns, in, out] in blocks of both: [out / block, in / block, rows, columns, block, block]. */
function blockFilter(graph: GraphBuilder, filter: Edge): Edge {
  const { size } = graph.blocked;
  const [rows, columns, depth, outputs] = filter.shape as [number, number, number, number];
  const inputs = graph.blocked.roundUp(depth);
  const wide = graph.pad(
    filter,
    [
      [0, 0],
      [0, 0],
      [0, inputs - depth],
      [0, 0],
    ],
    0,
  );
  const split = graph.reshape(wide, [rows, columns, inputs / size, size, outputs / size, size]);
  return graph.reshape(graph.transpose(split, [4, 2, 0, 1, 3, 5]), [outputs, inputs, rows, columns]);
}

/** [rows, columns, in, out] in blocks of outputs: [out / block, in, rows, columns, block]. */
function blockOutputs(graph: GraphBuilder, filter: Edge): Edge {
  const { size } = graph.blocked;
  const [rows, columns, depth, outputs] = filter.shape as [number, number, number, number];
  const split = graph.reshape(filter, [rows, columns, depth, outputs / size, size]);
  return graph.reshape(graph.transpose(split, [3, 2, 0, 1, 4]), [outputs, depth, rows, columns]);
}

/**
 * The gradient of a convolution's input as a convolution of the output's gradient with the filter turned round: on
 * blocked maps, or by constant filters, which ONNX Runtime blocks.
 * With a stride, one convolution gives all phases of a cell as channels, which are then laid out as cells.
 * @param dy [n, oh, ow, out]
 * @returns [n, h, w, in]; undefined where another way is faster
 */
export function addBlockedInputGradient(
  graph: GraphBuilder,
  dy: Edge,
  filter: Edge,
  info: backend_util.Conv2DInfo,
): Edge | undefined {
  const { size } = graph.blocked;
  const { strideHeight: sy, strideWidth: sx, filterHeight, filterWidth, inChannels, inHeight, inWidth } = info;
  const [rows, columns] = [Math.ceil(filterHeight / sy), Math.ceil(filterWidth / sx)];
  const waste = (rows * sy * columns * sx) / (filterHeight * filterWidth);
  if (size === 0 || info.dataFormat !== "channelsLast" || inChannels * sy * sx < size || waste > 1.5) return undefined;
  const { top, left } = info.padInfo;
  const turned = turnFilter(graph, filter, [rows, columns], [sy, sx]);
  // Cell u = i + top of the padded input is phase u mod stride of place floor(u / stride).
  const [firstRow, firstColumn] = [Math.floor(top / sy), Math.floor(left / sx)];
  const places = [
    Math.floor((top + inHeight - 1) / sy) - firstRow + 1,
    Math.floor((left + inWidth - 1) / sx) - firstColumn + 1,
  ] as const;
  const before = [rows - 1 - firstRow, columns - 1 - firstColumn] as const;
  const behind = [
    places[0] + rows - 1 - before[0] - info.outHeight,
    places[1] + columns - 1 - before[1] - info.outWidth,
  ] as const;
  const pads = [...before, ...behind];
  if (pads.some((count) => count < 0)) return undefined;
  const sliding: Sliding = { strides: [1, 1], dilations: [1, 1], pads, extents: places };
  const phases = addBlockedConvolution(graph, dy, turned, undefined, sliding);
  if (!phases) return undefined;
  if (sy * sx === 1) return phases;
  const n = info.batchSize;
  const split = graph.reshape(phases, [n, places[0], places[1], sy, sx, inChannels]);
  const cells = graph.transpose(split, [0, 1, 3, 2, 4, 5]);
  const whole = graph.reshape(cells, [n, places[0] * sy, places[1] * sx, inChannels]);
  return cropCells(graph, whole, [top - firstRow * sy, left - firstColumn * sx], [inHeight, inWidth]);
}

/** [rows · sy, columns · sx, in, out] at most, as [rows, columns, out, sy · sx · in] with the taps in reverse. */
function turnFilter(
  graph: GraphBuilder,
  filter: Edge,
  [rows, columns]: readonly [number, number],
  [sy, sx]: readonly [number, number],
): Edge {
  const [height, width, depth, outputs] = filter.shape as [number, number, number, number];
  const whole = graph.pad(
    filter,
    [
      [0, rows * sy - height],
      [0, columns * sx - width],
      [0, 0],
      [0, 0],
    ],
    0,
  );
  const split = graph.reshape(whole, [rows, sy, columns, sx, depth, outputs]);
  const taps = graph.reshape(graph.transpose(split, [0, 2, 5, 1, 3, 4]), [rows * columns, outputs, sy * sx * depth]);
  const reversed = graph.integers(Array.from({ length: rows * columns }, (_, place) => rows * columns - 1 - place));
  const turned = graph.add("Gather", [taps, reversed], "float32", taps.shape, { axis: 0 });
  return graph.reshape(turned, [rows, columns, outputs, sy * sx * depth]);
}

function cropCells(
  graph: GraphBuilder,
  x: Edge,
  [top, left]: readonly [number, number],
  [height, width]: readonly [number, number],
): Edge {
  const [, rows, columns] = x.shape as [number, number, number];
  return graph.pad(
    x,
    [
      [0, 0],
      [-top, height + top - rows],
      [-left, width + left - columns],
      [0, 0],
    ],
    0,
  );
}

/**
 * The gradient of a convolution's filters as one convolution on blocked maps: images are its channels, input channels
 * its images, and the output's gradient its filters.
 * @param x [n, h, w, in]
 * @param dy [n, oh, ow, out]
 * @returns [rows, columns, in, out]; undefined where images or outputs fill no blocks
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
