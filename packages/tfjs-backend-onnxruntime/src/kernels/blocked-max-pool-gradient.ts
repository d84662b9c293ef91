import type { backend_util } from "@tensorflow/tfjs-core";
import type { Edge, GraphBuilder } from "../graph/graph-builder.ts";
import { addSlice } from "./add-slice.ts";
import { type Along, alongAxes, poolableBlocks, poolBlocks } from "./blocked-max-pool.ts";

type Size4 = [number, number, number, number];

/**
 * The gradient of a max pool on blocked maps, each value going to the first maximum of its window in row-major order:
 * to the first row whose maximum is the window's, and in it to the first column. It takes comparisons and
 * multiplications of whole maps, which threads and vector units share; looking for indices takes twice as long.
 * @param dy [n, oh, ow, c]
 * @param x [n, h, w, c]
 * @returns [n, h, w, c]; undefined where the pool itself is, and where windows leave gaps
 */
export function addBlockedMaxPoolGradient(
  graph: GraphBuilder,
  dy: Edge,
  x: Edge,
  info: backend_util.Conv2DInfo,
): Edge | undefined {
  const source = poolableBlocks(graph, x, info);
  const { rows, columns } = alongAxes(info);
  if (!source || rows.stride > rows.extent || columns.stride > columns.extent) return undefined;
  const [high, wide] = [countCells(info.inHeight, rows), countCells(info.inWidth, columns)];
  const margins = [
    [0, 0],
    [0, 0],
    [0, high - info.outHeight],
    [0, wide - info.outWidth],
    [0, 0],
  ] as const;
  const signal = graph.pad(graph.blocked.split(graph.blocked.from(dy)), margins, 0);
  const [n, c] = source.shape as Size4;
  const cells = graph.reshape(signal, [n, c, high, wide]);
  const byRow = spreadAlong(graph, poolBlocks(graph, source, columns, wide), cells, rows);
  return graph.blocked.toChannelsLast(spreadAlong(graph, source, byRow, columns));
}

/** Cells of one stride that cover an axis: the windows that begin on it. */
function countCells(length: number, { stride }: Along): number {
  return Math.ceil(length / stride);
}

/**
 * Puts each value where the first maximum of its window is.
 * @param x blocks, along the axis `length` places
 * @param values blocks, along the axis one for each cell; 0 for windows that reach over the end
 * @returns blocks like `x`
 */
function spreadAlong(graph: GraphBuilder, x: Edge, values: Edge, along: Along): Edge {
  const { extent, stride } = along;
  const [n, c, h, w] = x.shape as Size4;
  const { size } = graph.blocked;
  const isRows = along.axis === "rows";
  const [length, inner] = isRows ? [h, w * size] : [w, size];
  const outer = (n * c * h * w) / (length * inner);
  const count = countCells(length, along);
  const maxima = poolBlocks(graph, x, along, count);
  const passed = Array.from({ length: extent - 1 }, (_, tap) => {
    const before = poolBlocks(graph, x, { ...along, extent: tap + 1 }, count);
    const isLater = graph.cast(graph.elementwise("Greater", [maxima, before], "bool"), "float32");
    return graph.elementwise("Mul", [values, isLater]);
  });
  const shares = Array.from({ length: extent }, (_, tap) => {
    const reaching = tap === 0 ? values : passed[tap - 1]!;
    const share = tap === extent - 1 ? reaching : graph.elementwise("Sub", [reaching, passed[tap]!]);
    return shift(graph, share, Math.floor(tap / stride) * inner);
  });
  const phases = Array.from({ length: stride }, (_, phase) =>
    shares.filter((_, tap) => tap % stride === phase).reduce((sum, share) => graph.elementwise("Add", [sum, share])),
  ).map((phase) => graph.reshape(phase, [outer, count, inner]));
  const woven =
    stride === 1 ? phases[0]! : graph.add("Concat", phases, "float32", [outer, count, stride * inner], { axis: 2 });
  const whole = graph.reshape(woven, [outer, count * stride, inner]);
  return graph.reshape(addSlice(graph, whole, [0, 0, 0], [outer, length, inner]), x.shape);
}

/**
 * Everything so many places on, in one stretch: what leaves one row's end for the next one's beginning is 0, because
 * as many of the last windows as a value is moved by cells reach over the end.
 */
function shift(graph: GraphBuilder, x: Edge, places: number): Edge {
  const flat = graph.reshape(x, [x.shape.reduce((product, extent) => product * extent, 1)]);
  return graph.reshape(graph.pad(flat, [[places, -places]], 0), x.shape);
}
