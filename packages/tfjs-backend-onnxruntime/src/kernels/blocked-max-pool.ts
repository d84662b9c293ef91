import type { backend_util } from "@tensorflow/tfjs-core";
import { BLOCKED } from "../graph/blocked-maps.ts";
import type { Edge, GraphBuilder } from "../graph/graph-builder.ts";
import { addSlice } from "./add-slice.ts";

/**
 * A max pool on blocked maps: along rows, then along columns.
 * @param x [n, h, w, c]
 * @returns [n, oh, ow, c]; undefined for maps that are not in blocks, and for windows that reach over the map
 */
export function addBlockedMaxPool(graph: GraphBuilder, x: Edge, info: backend_util.Conv2DInfo): Edge | undefined {
  const pool = addStages(graph, x, info);
  return pool && graph.blocked.toChannelsLast(pool.values);
}

/**
 * The gradient of a max pool on blocked maps, each value going to the first maximum of its window in row-major order:
 * to the first row whose maximum is the window's, and in it to the first column. It takes multiplications and
 * subtractions of whole maps, which threads and vector units share; looking for indices takes twice as long. Where
 * a window holds several infinities, the difference of two makes its gradient NaN.
 * @param dy [n, oh, ow, c]
 * @param x [n, h, w, c]
 * @returns [n, h, w, c]; undefined where the pool itself is
 */
export function addBlockedMaxPoolGradient(
  graph: GraphBuilder,
  dy: Edge,
  x: Edge,
  info: backend_util.Conv2DInfo,
): Edge | undefined {
  const { strideHeight, strideWidth, filterHeight, filterWidth, outHeight, outWidth } = info;
  const pool = addStages(graph, x, info);
  if (!pool || strideHeight > filterHeight || strideWidth > filterWidth) return undefined;
  const [n, c, h, w] = pool.source.shape as [number, number, number, number];
  const { size } = graph.blocked;
  const byRow = (maps: Edge, rows: number) => graph.reshape(maps, [(n * c) / size, rows, outWidth * size]);
  const rows = spreadAlong(
    graph,
    byRow(pool.rows, h),
    byRow(pool.values, outHeight),
    byRow(graph.blocked.from(dy), outHeight),
    filterHeight,
    strideHeight,
  );
  const byColumn = (maps: Edge, columns: number) => graph.reshape(maps, [(n * c * h) / size, columns, size]);
  const columns = spreadAlong(
    graph,
    byColumn(pool.source, w),
    byColumn(pool.rows, outWidth),
    byColumn(rows, outWidth),
    filterWidth,
    strideWidth,
  );
  return graph.blocked.toChannelsLast(graph.reshape(columns, [n, c, h, w]));
}

/** The maxima of each row's part of a window, and of those the window's; as blocks. */
function addStages(graph: GraphBuilder, x: Edge, info: backend_util.Conv2DInfo) {
  const source = graph.blocked.get(x);
  const { top, left, bottom, right } = info.padInfo;
  if (!source || x.type !== "float32" || Math.max(top, left, bottom, right) > 0) return undefined;
  const [n, c, h] = source.shape as [number, number, number];
  const attributes = { pads: [0, 0, 0, 0], dilations: [1, 1] };
  const along = { kernel_shape: [1, info.filterWidth], strides: [1, info.strideWidth], ...attributes };
  const rows = graph.add(`${BLOCKED}MaxPool`, [source], "float32", [n, c, h, info.outWidth], along);
  const across = { kernel_shape: [info.filterHeight, 1], strides: [info.strideHeight, 1], ...attributes };
  const shape = [n, c, info.outHeight, info.outWidth];
  return { source, rows, values: graph.add(`${BLOCKED}MaxPool`, [rows], "float32", shape, across) };
}

/**
 * Puts each value where the first maximum of its window along axis 1 is.
 * @param x [a, length, b]
 * @param maxima [a, count, b] of windows of `extent` places, every `stride` places, in x
 * @param values [a, count, b]
 * @returns [a, length, b]
 */
function spreadAlong(graph: GraphBuilder, x: Edge, maxima: Edge, values: Edge, extent: number, stride: number): Edge {
  const [outer, length, inner] = x.shape as [number, number, number];
  const count = maxima.shape[1]!;
  const shares: Edge[] = [];
  let rest = values;
  for (let tap = 0; tap < extent - 1; tap++) {
    const places = graph.integers(Array.from({ length: count }, (_, window) => tap + window * stride));
    const seen = graph.add("Gather", [x, places], "float32", maxima.shape, { axis: 1 });
    const isLess = graph.elementwise("Sign", [graph.elementwise("Sub", [maxima, seen])]);
    const passed = graph.elementwise("Mul", [rest, isLess]);
    shares.push(graph.elementwise("Sub", [rest, passed]));
    rest = passed;
  }
  shares.push(rest);
  const cells = Math.ceil(length / stride);
  const phases = Array.from({ length: stride }, (_, phase) =>
    shares
      .filter((_, tap) => tap % stride === phase)
      .map((share, turn) =>
        graph.pad(
          share,
          [
            [0, 0],
            [turn, cells - count - turn],
            [0, 0],
          ],
          0,
        ),
      )
      .reduce((sum, share) => graph.elementwise("Add", [sum, share])),
  );
  const woven = graph.add("Concat", phases, "float32", [outer, cells, stride * inner], { axis: 2 });
  const whole = graph.reshape(woven, [outer, cells * stride, inner]);
  return addSlice(graph, whole, [0, 0, 0], [outer, length, inner]);
}
