import { util } from "@tensorflow/tfjs-core";
import type { Edge, GraphBuilder } from "../graph/graph-builder.ts";

/**
 * Adds what turns coordinates into the indices of rows, as TensorFlow.js counts them.
 * @param coordinates int32 [..., strides.length], or one index a row if there is one stride
 * @param strides rows from one coordinate to the next
 * @param count rows there are
 * @returns int32 [rows]; negative indices count as `count`, which operators refuse
 */
export function addRowIndices(graph: GraphBuilder, coordinates: Edge, strides: readonly number[], count: number): Edge {
  const size = util.sizeFromShape([...coordinates.shape]);
  const rank = strides.length;
  if (rank === 1) return forbidNegative(graph, graph.reshape(coordinates, [size]), count);
  const table = graph.reshape(coordinates, [size / rank, rank]);
  const weights = graph.constant("int32", [rank], Int32Array.from(strides));
  const parts = graph.elementwise("Mul", [table, weights]);
  const axes = graph.integers([1]);
  const rows = graph.add("ReduceSum", [parts, axes], "int32", [size / rank], { keepdims: 0 });
  return forbidNegative(graph, rows, count);
}

/** ONNX counts negative indices from the end, TensorFlow.js takes them for errors. */
export function forbidNegative(graph: GraphBuilder, indices: Edge, extent: number): Edge {
  const isNegative = graph.elementwise("Less", [indices, graph.scalar("int32", 0)], "bool");
  return graph.elementwise("Where", [isNegative, graph.scalar("int32", extent), indices], "int32");
}
