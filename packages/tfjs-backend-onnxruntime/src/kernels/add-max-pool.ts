import type { backend_util } from "@tensorflow/tfjs-core";
import type { Edge, GraphBuilder } from "../graph/graph-builder.ts";
import { reachesTheMap, slidingAttributes } from "./sliding-window.ts";

/** The least finite float32: what callers pad with before a max pool. */
const LOWEST = -3.4028234663852886e38;

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
  const { node, values } = plan(graph, x, info);
  return { ...node, values: values(["float32"])[0]! };
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
  const { node, values: outputs } = plan(graph, x, info);
  const [values, indices] = outputs(["float32", "int64"]) as [Edge, Edge];
  return { ...node, values, indices };
}

function plan(graph: GraphBuilder, x: Edge, info: backend_util.Conv2DInfo) {
  const { pads: own, ...attributes } = slidingAttributes(info);
  const absorbed = absorbPadding(graph, x, own, info);
  const source = graph.toChannelsFirst(absorbed?.source ?? x);
  const pads = absorbed?.pads ?? own;
  const shape = [info.batchSize, info.outChannels, info.outHeight, info.outWidth];
  return {
    node: { source, top: pads[0]! - own[0]!, left: pads[1]! - own[1]!, width: info.inWidth },
    values: (types: readonly ("float32" | "int64")[]) =>
      graph.addMany(
        "MaxPool",
        [source],
        types.map((type) => ({ type, shape })),
        { ...attributes, pads, kernel_shape: [info.filterHeight, info.filterWidth] },
      ),
  };
}

/** What the caller padded with lowest values before it pools, and the pool's pads with that. */
function absorbPadding(graph: GraphBuilder, x: Edge, pads: readonly number[], info: backend_util.Conv2DInfo) {
  const padding = graph.padding(x);
  if (!padding || padding.value > LOWEST || padding.margins.length !== 4) return undefined;
  const [images, rows, columns, channels] = padding.margins as readonly [Margin, Margin, Margin, Margin];
  const margins = [rows[0], columns[0], rows[1], columns[1]];
  if ([...images, ...channels].some((count) => count !== 0) || margins.some((count) => count < 0)) return undefined;
  const whole = margins.map((count, side) => count + pads[side]!);
  return reachesTheMap(whole, info) ? { source: padding.source, pads: whole } : undefined;
}

type Margin = readonly [number, number];
