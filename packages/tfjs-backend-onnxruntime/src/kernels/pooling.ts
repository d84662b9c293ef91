import {
  AvgPool,
  type AvgPoolAttrs,
  backend_util,
  MaxPool,
  type MaxPoolAttrs,
  type TensorInfo,
  util,
} from "@tensorflow/tfjs-core";
import type { Edge, GraphBuilder } from "../graph/graph-builder.ts";
import { defineKernel, type Inputs } from "./define-kernel.ts";
import { fillsTheMap, slidingAttributes } from "./sliding-window.ts";

type Size4 = [number, number, number, number];

/** The least finite float32: what callers pad with before a max pool. */
const LOWEST = -3.4028234663852886e38;

/**
 * How windows lie on maps of numbers.
 * @returns undefined where ONNX Runtime has no such pool: of other types, with windows beside the map or too few of them
 */
export function poolInfo(
  x: TensorInfo,
  { filterSize, strides, pad, dimRoundingMode }: AvgPoolAttrs,
): backend_util.Conv2DInfo | undefined {
  const info = backend_util.computePool2DInfo(x.shape as Size4, filterSize, strides, 1, pad, dimRoundingMode);
  const isKnown = x.dtype === "float32" && fillsTheMap(info) && reachTheMap(slidingAttributes(info).pads, info);
  return isKnown ? info : undefined;
}

function reachTheMap(pads: readonly number[], { filterHeight, filterWidth }: backend_util.Conv2DInfo): boolean {
  const [top, left, bottom, right] = pads as Size4;
  return Math.max(top, bottom) < filterHeight && Math.max(left, right) < filterWidth;
}

/** A max pool, and what it reads: without padding that the pool can bring itself. */
export interface MaxPoolNode {
  /** [n, c, h, w] */
  readonly source: Edge;
  /** Rows and columns before the source in the map that the caller padded, and the width of that map. */
  readonly top: number;
  readonly left: number;
  readonly width: number;
  /** [n, c, oh, ow] */
  readonly values: Edge;
}

/** Adds a max pool. Two with the same windows on the same maps are one. */
export function addMaxPool(graph: GraphBuilder, x: Edge, info: backend_util.Conv2DInfo): MaxPoolNode {
  const { source, inputs, outputs, attributes, top, left } = planMaxPool(graph, x, info);
  const values = graph.addMany("MaxPool", inputs, outputs.slice(0, 1), attributes)[0]!;
  return { source, top, left, width: info.inWidth, values };
}

/**
 * Adds a max pool that also tells where each window's first maximum in row-major order is.
 * @returns also int64 [n, c, oh, ow], flat indices into the source
 */
export function addMaxPoolWithIndices(
  graph: GraphBuilder,
  x: Edge,
  info: backend_util.Conv2DInfo,
): MaxPoolNode & { readonly indices: Edge } {
  const { source, inputs, outputs, attributes, top, left } = planMaxPool(graph, x, info);
  const [values, indices] = graph.addMany("MaxPool", inputs, outputs, attributes) as [Edge, Edge];
  return { source, top, left, width: info.inWidth, values, indices };
}

function planMaxPool(graph: GraphBuilder, x: Edge, info: backend_util.Conv2DInfo) {
  const { pads, ...attributes } = slidingAttributes(info);
  const padding = graph.padding(x);
  const margins = padding && padding.value <= LOWEST ? padding.margins.flat() : [];
  const [, , top = 0, bottom = 0, left = 0, right = 0, ...others] = margins;
  const whole = [top, left, bottom, right].map((count, side) => count + pads[side]!);
  const isFree =
    padding && [...margins.slice(0, 2), ...others].every((count) => count === 0) && Math.min(...margins) === 0;
  const absorbs = isFree && margins.length === 8 && reachTheMap(whole, info);
  const source = graph.toChannelsFirst(absorbs ? padding.source : x);
  const shape = [info.batchSize, info.outChannels, info.outHeight, info.outWidth];
  return {
    source,
    inputs: [source],
    outputs: [
      { type: "float32", shape },
      { type: "int64", shape },
    ] as const,
    attributes: {
      ...attributes,
      pads: absorbs ? whole : pads,
      kernel_shape: [info.filterHeight, info.filterWidth],
    },
    top: absorbs ? top : 0,
    left: absorbs ? left : 0,
  };
}

export const poolingKernels = [
  defineKernel<Inputs<"x">, MaxPoolAttrs>(MaxPool, ({ x }, attributes, backend) => {
    const info = poolInfo(x, attributes);
    if (!info) return undefined;
    if (info.filterHeight * info.filterWidth === 1 && util.arraysEqual(info.inShape, info.outShape)) {
      return { tensors: backend.share(x, x.shape) };
    }
    return {
      inputs: [x],
      outputs: [{ shape: info.outShape, dtype: x.dtype }],
      emit: (graph, [input]) => [graph.toChannelsLast(addMaxPool(graph, input!, info).values)],
    };
  }),
  defineKernel<Inputs<"x">, AvgPoolAttrs>(AvgPool, ({ x }, attributes) => {
    const info = poolInfo(x, attributes);
    return (
      info && {
        inputs: [x],
        outputs: [{ shape: info.outShape, dtype: "float32" }],
        emit: (graph, [input]) => [graph.toChannelsLast(addAveragePool(graph, graph.toChannelsFirst(input!), info))],
      }
    );
  }),
];

/** Cells that padding covers do not count. */
function addAveragePool(graph: GraphBuilder, x: Edge, info: backend_util.Conv2DInfo): Edge {
  const { strides, pads } = slidingAttributes(info);
  const shape = [info.batchSize, info.outChannels, info.outHeight, info.outWidth];
  const kernel = [info.filterHeight, info.filterWidth];
  return graph.add("AveragePool", [x], "float32", shape, { strides, pads, kernel_shape: kernel });
}
