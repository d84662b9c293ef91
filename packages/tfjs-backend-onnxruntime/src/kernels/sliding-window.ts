import type { backend_util } from "@tensorflow/tfjs-core";
import type { Edge, GraphBuilder } from "../graph/graph-builder.ts";
import { addSlice } from "./add-slice.ts";

/** Strides, dilations and explicit padding of a two-dimensional window, as ONNX has them. */
export function slidingAttributes(info: backend_util.Conv2DInfo) {
  const { top, left } = info.padInfo;
  const { below, beside } = overhang(info);
  return {
    strides: [info.strideHeight, info.strideWidth],
    dilations: [info.dilationHeight, info.dilationWidth],
    pads: [top, left, Math.max(below, 0), Math.max(beside, 0)],
  };
}

/** Rows and columns by which the last windows reach over the map; negative if some at its end are in no window. */
export function overhang(info: backend_util.Conv2DInfo): { readonly below: number; readonly beside: number } {
  const { padInfo, inHeight, inWidth, outHeight, outWidth } = info;
  return {
    below: (outHeight - 1) * info.strideHeight + info.effectiveFilterHeight - padInfo.top - inHeight,
    beside: (outWidth - 1) * info.strideWidth + info.effectiveFilterWidth - padInfo.left - inWidth,
  };
}

/**
 * Whether there are as many windows as fit. TensorFlow.js may have fewer, or more, if the padding is one number and the
 * window is not square: its height counts for both sides.
 */
export function fillsTheMap(info: backend_util.Conv2DInfo): boolean {
  const { below, beside } = overhang(info);
  return -below < info.strideHeight && -beside < info.strideWidth;
}

/** Whether no window lies in padding alone. @param pads top, left, bottom, right */
export function reachesTheMap(
  pads: readonly number[],
  { filterHeight, filterWidth }: backend_util.Conv2DInfo,
): boolean {
  return pads.every((count, side) => count < (side % 2 === 0 ? filterHeight : filterWidth));
}

/** The map without the rows and columns at its end that are in no window, if ONNX would see more windows there. */
export function cutToWindows(graph: GraphBuilder, x: Edge, info: backend_util.Conv2DInfo): Edge {
  if (fillsTheMap(info)) return x;
  const { below, beside } = overhang(info);
  const [rows, columns] = info.dataFormat === "channelsLast" ? ([1, 2] as const) : ([2, 3] as const);
  const height = info.inHeight + Math.min(below, 0);
  const width = info.inWidth + Math.min(beside, 0);
  return addSlice(graph, x, [0, 0, 0, 0], x.shape.with(rows, height).with(columns, width));
}
