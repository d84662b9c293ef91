import type { Edge, GraphBuilder } from "../graph/graph-builder.ts";

/** Axes of [n, h, w, c] in the order of [n, c, h, w]. */
export const CHANNELS_FIRST = [0, 3, 1, 2];

/**
 * Adds an operator that works along axes to a tensor as it lies: feature maps that are channels-first stay so.
 * @param add gets the tensor and, for each of its axes, which axis that is in TensorFlow.js's order; keeps the rank
 */
export function keepLayout(graph: GraphBuilder, x: Edge, add: (x: Edge, axes: readonly number[]) => Edge): Edge {
  const turned = graph.channelsFirst(x);
  if (!turned) return add(x, [...x.shape.keys()]);
  return graph.toChannelsLast(add(turned, CHANNELS_FIRST));
}
