import type { backend_util } from "@tensorflow/tfjs-core";
import { BLOCKED } from "../graph/blocked-maps.ts";
import type { Edge, GraphBuilder } from "../graph/graph-builder.ts";

type Size4 = [number, number, number, number];

/** How windows follow each other along one axis of blocked maps. */
export interface Along {
  readonly axis: "rows" | "columns";
  readonly extent: number;
  readonly stride: number;
}

/** How a pool's windows follow each other along both axes. */
export function alongAxes(info: backend_util.Conv2DInfo): { readonly rows: Along; readonly columns: Along } {
  return {
    rows: { axis: "rows", extent: info.filterHeight, stride: info.strideHeight },
    columns: { axis: "columns", extent: info.filterWidth, stride: info.strideWidth },
  };
}

/** The blocks of maps on which a pool's windows all lie; undefined for other maps and other pools. */
export function poolableBlocks(graph: GraphBuilder, x: Edge, info: backend_util.Conv2DInfo): Edge | undefined {
  const { top, left, bottom, right } = info.padInfo;
  return x.type === "float32" && Math.max(top, left, bottom, right) === 0 ? graph.blocked.get(x) : undefined;
}

/**
 * A max pool on blocked maps.
 * @param x [n, h, w, c]
 * @returns [n, oh, ow, c]; undefined for maps that are not in blocks, and for windows that reach over the map
 */
export function addBlockedMaxPool(graph: GraphBuilder, x: Edge, info: backend_util.Conv2DInfo): Edge | undefined {
  const source = poolableBlocks(graph, x, info);
  if (!source) return undefined;
  const { filterHeight, filterWidth, strideHeight, strideWidth, outHeight, outWidth } = info;
  const [n, c] = source.shape as Size4;
  const pooled = graph.add(`${BLOCKED}MaxPool`, [source], "float32", [n, c, outHeight, outWidth], {
    kernel_shape: [filterHeight, filterWidth],
    strides: [strideHeight, strideWidth],
    pads: [0, 0, 0, 0],
    dilations: [1, 1],
  });
  return graph.blocked.toChannelsLast(pooled);
}

/**
 * The maxima of windows along one axis of blocks [n, c, h, w].
 * @param count of windows; the last ones may reach over the end
 */
export function poolBlocks(graph: GraphBuilder, x: Edge, { axis, extent, stride }: Along, count: number): Edge {
  const [n, c, h, w] = x.shape as Size4;
  const isRows = axis === "rows";
  const over = Math.max(0, (count - 1) * stride + extent - (isRows ? h : w));
  return graph.add(`${BLOCKED}MaxPool`, [x], "float32", isRows ? [n, c, count, w] : [n, c, h, count], {
    kernel_shape: isRows ? [extent, 1] : [1, extent],
    strides: isRows ? [stride, 1] : [1, stride],
    pads: isRows ? [0, 0, over, 0] : [0, 0, 0, over],
    dilations: [1, 1],
  });
}
