import type { Edge, GraphBuilder } from "../graph/graph-builder.ts";

/**
 * Channels-first feature maps that were flattened, with their places last, so that nothing has to be turned.
 * @param x [n, places, c], or of one image [places, c]
 * @returns [n, c, places]; undefined if `x` was made otherwise
 */
export function placesLast(graph: GraphBuilder, x: Edge): Edge | undefined {
  const maps = graph.reshaped(x);
  const turned = maps && graph.channelsFirst(maps);
  if (!turned) return undefined;
  const [n, c, h, w] = turned.shape as [number, number, number, number];
  const flattened = n === 1 && x.shape.length === 2 ? [h * w, c] : [n, h * w, c];
  return x.shape.join() === flattened.join() ? graph.reshape(turned, [n, c, h * w]) : undefined;
}
