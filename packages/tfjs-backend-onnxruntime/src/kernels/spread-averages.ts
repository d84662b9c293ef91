import type { Edge, GraphBuilder } from "../graph/graph-builder.ts";

/**
 * A share of each value in every cell of its window: the gradient of an average pool.
 * @param dy [n, c, ...counts]
 * @param kernel extents of a window
 * @returns [n, c, ...] all that windows cover, padding included
 */
export function spreadAverages(
  graph: GraphBuilder,
  dy: Edge,
  kernel: readonly number[],
  strides: readonly number[],
): Edge {
  const [n, c, ...counts] = dy.shape as [number, number, ...number[]];
  const steps = counts.map((count, axis) => (count === 1 ? kernel[axis]! : strides[axis]!));
  const cells = graph.reshape(dy, [n, c, ...counts.flatMap((count) => [count, 1])]);
  const spaced = [n, c, ...counts.flatMap((count, axis) => [count, steps[axis]!])];
  const whole = counts.map((count, axis) => count * steps[axis]!);
  if (steps.every((step, axis) => step === kernel[axis])) {
    const share = graph.scalar("float32", 1 / kernel.reduce((product, extent) => product * extent, 1));
    const shares = graph.add("Mul", [cells, share], "float32", cells.shape);
    return graph.reshape(graph.add("Expand", [shares, graph.integers(spaced)], "float32", spaced), [n, c, ...whole]);
  }
  const gaps = cells.shape.map((extent, axis) => spaced[axis]! - extent);
  const apart = graph.add(
    "Pad",
    [cells, graph.integers([...gaps.map(() => 0), ...gaps]), graph.scalar("float32", 0)],
    "float32",
    spaced,
  );
  const margins = kernel.map((extent) => extent - 1);
  return graph.add(
    "AveragePool",
    [graph.reshape(apart, [n, c, ...whole])],
    "float32",
    [n, c, ...whole.map((extent, axis) => extent + margins[axis]!)],
    { kernel_shape: kernel, strides: kernel.map(() => 1), pads: [...margins, ...margins], count_include_pad: 1 },
  );
}
