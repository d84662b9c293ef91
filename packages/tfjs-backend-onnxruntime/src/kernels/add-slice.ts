import type { Edge, GraphBuilder } from "../graph/graph-builder.ts";
import { CHANNELS_FIRST, keepLayout } from "./keep-layout.ts";

/**
 * Adds what takes evenly spaced elements along each axis.
 * @param begin index of the first, for each axis
 * @param size how many, for each axis
 * @param steps from one to the next, negative for backwards; default 1
 */
export function addSlice(
  graph: GraphBuilder,
  x: Edge,
  begin: readonly number[],
  size: readonly number[],
  steps: readonly number[] = begin.map(() => 1),
): Edge {
  const cut = (source: Edge, axes: readonly number[]) => {
    const places = [...axes.keys()].filter(
      (place) => source.shape[place] !== size[axes[place]!] || steps[axes[place]!] !== 1,
    );
    if (places.length === 0) return source;
    const first = places.map((place) => begin[axes[place]!]!);
    const step = places.map((place) => steps[axes[place]!]!);
    const end = places.map((place, index) => {
      const last = first[index]! + (size[axes[place]!]! - 1) * step[index]!;
      if (step[index]! > 0) return last + 1;
      return last > 0 ? last - 1 : -source.shape[place]! - 1;
    });
    const bounds = [first, end, places, step].map((values) => graph.integers(values));
    const shape = axes.map((axis) => size[axis]!);
    return graph.add("Slice", [source, ...bounds], source.type, shape);
  };
  const blocks = graph.blocked.get(x);
  return blocks && isOfWholeBlocks(x, begin, size, steps, graph.blocked.size)
    ? graph.blocked.toChannelsLast(cut(blocks, CHANNELS_FIRST))
    : keepLayout(graph, x, cut);
}

/** Whether only images, and channels by whole blocks, are chosen: those lie one behind the other in blocked maps. */
function isOfWholeBlocks(
  x: Edge,
  begin: readonly number[],
  size: readonly number[],
  steps: readonly number[],
  block: number,
): boolean {
  const isWhole = (axis: number) => size[axis] === x.shape[axis] && steps[axis] === 1;
  return isWhole(1) && isWhole(2) && steps[3] === 1 && begin[3]! % block === 0 && size[3]! % block === 0;
}
