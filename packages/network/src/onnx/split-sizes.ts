import type { GraphNode } from "./graph-node.ts";

/** How Split cuts an axis: the sizes it names, else equal parts, where the last may be smaller. */
export function splitSizes(node: GraphNode, length: number): readonly number[] {
  const parts = node.outputCount;
  const named = node.list("split", 1);
  if (!named) {
    const size = Math.ceil(length / parts);
    return Array.from({ length: parts }, (_, index) => Math.min(size, length - index * size));
  }
  const total = named.reduce((sum, size) => sum + size, 0);
  if (named.length !== parts || total !== length || named.some((size) => size < 0)) {
    node.reject(`expected ${parts} sizes that add to ${length}, got [${named}]`, "inconsistent");
  }
  return named;
}
