import {
  backend_util,
  ScatterNd,
  type ScatterNdAttrs,
  SparseToDense,
  type SparseToDenseAttrs,
  type TensorInfo,
  TensorScatterUpdate,
  UnsortedSegmentSum,
  type UnsortedSegmentSumAttrs,
} from "@tensorflow/tfjs-core";
import type { Edge, GraphBuilder } from "../graph/graph-builder.ts";
import { addSlice } from "./add-slice.ts";
import { defineKernel, type Inputs } from "./define-kernel.ts";
import { addRowIndices } from "./row-indices.ts";

/** Where the rows of `updates` go. */
interface Target {
  readonly rows: number;
  readonly size: number;
  readonly strides: readonly number[];
  readonly updates: number;
}

function findTarget(updates: TensorInfo, indices: TensorInfo, shape: readonly number[]): Target {
  const info = backend_util.calculateShapes(updates, indices, [...shape]);
  return {
    rows: info.outputSize / info.sliceSize,
    size: info.sliceSize,
    strides: info.strides.slice(0, info.sliceRank),
    updates: info.numUpdates,
  };
}

/**
 * Puts rows over, or adds them to, rows of a table, in their order.
 * @param table [rows, size]
 * @param indices int32 [updates]
 * @param updates [updates, size]
 */
function addScatter(graph: GraphBuilder, table: Edge, indices: Edge, updates: Edge, reduction: "none" | "add"): Edge {
  const [count] = indices.shape;
  const column = graph.reshape(indices, [count!, 1]);
  const places = addExpand(graph, column, updates.shape);
  return graph.add("ScatterElements", [table, places, updates], table.type, table.shape, { axis: 0, reduction });
}

function addExpand(graph: GraphBuilder, x: Edge, shape: readonly number[]): Edge {
  return graph.add("Expand", [x, graph.integers(shape)], x.type, shape);
}

/** Kernels that put elements by index. */
export const scatterKernels = [
  defineKernel<Inputs<"indices" | "updates">, ScatterNdAttrs>(ScatterNd, ({ indices, updates }, { shape }) => {
    if (updates.dtype === "bool") return undefined;
    const target = findTarget(updates, indices, shape);
    return {
      inputs: [indices, updates],
      outputs: [{ shape, dtype: updates.dtype }],
      emit: (graph, [coordinates, values]) => {
        const zero = graph.scalar(values!.type, 0);
        const table = addExpand(graph, zero, [target.rows, target.size]);
        const rows = addRowIndices(graph, coordinates!, target.strides, target.rows);
        const updated = graph.reshape(values!, [target.updates, target.size]);
        return [graph.reshape(addScatter(graph, table, rows, updated, "add"), shape)];
      },
    };
  }),
  defineKernel<Inputs<"tensor" | "indices" | "updates">, object>(
    TensorScatterUpdate,
    ({ tensor, indices, updates }) => {
      const target = findTarget(updates, indices, tensor.shape);
      return {
        inputs: [tensor, indices, updates],
        outputs: [{ shape: tensor.shape, dtype: tensor.dtype }],
        emit: (graph, [x, coordinates, values]) => {
          const table = graph.reshape(x!, [target.rows, target.size]);
          const rows = addRowIndices(graph, coordinates!, target.strides, target.rows);
          const updated = graph.reshape(graph.cast(values!, table.type), [target.updates, target.size]);
          return [graph.reshape(addScatter(graph, table, rows, updated, "none"), tensor.shape)];
        },
      };
    },
  ),
  defineKernel<Inputs<"sparseIndices" | "sparseValues" | "defaultValue">, SparseToDenseAttrs>(
    SparseToDense,
    ({ sparseIndices, sparseValues, defaultValue }, { outputShape }) => {
      const target = findTarget(sparseValues, sparseIndices, outputShape);
      return {
        inputs: [sparseIndices, sparseValues, defaultValue],
        outputs: [{ shape: outputShape, dtype: sparseValues.dtype }],
        emit: (graph, [coordinates, values, rest]) => {
          const table = addExpand(graph, graph.cast(graph.reshape(rest!, []), values!.type), [
            target.rows,
            target.size,
          ]);
          const rows = addRowIndices(graph, coordinates!, target.strides, target.rows);
          const shape = [target.updates, target.size];
          const updated = values!.shape.length === 0 ? addExpand(graph, values!, shape) : graph.reshape(values!, shape);
          return [graph.reshape(addScatter(graph, table, rows, updated, "none"), outputShape)];
        },
      };
    },
  ),
  defineKernel<Inputs<"x" | "segmentIds">, UnsortedSegmentSumAttrs>(
    UnsortedSegmentSum,
    ({ x, segmentIds }, { numSegments }) => {
      if (segmentIds.shape.length !== 1) return undefined;
      const shape = x.shape.with(0, numSegments);
      const size = x.shape.slice(1).reduce((product, extent) => product * extent, 1);
      return {
        inputs: [x, segmentIds],
        outputs: [{ shape, dtype: "float32" }],
        emit: (graph, [values, ids]) => {
          const rows = addKnownSegments(graph, ids!, numSegments);
          const table = addExpand(graph, graph.scalar("float32", 0), [numSegments + 1, size]);
          const updated = graph.reshape(graph.cast(values!, "float32"), [x.shape[0]!, size]);
          const sums = addScatter(graph, table, rows, updated, "add");
          return [graph.reshape(addSlice(graph, sums, [0, 0], [numSegments, size]), shape)];
        },
      };
    },
  ),
];

/** Segments that are not asked for, all as the one behind the last. */
function addKnownSegments(graph: GraphBuilder, ids: Edge, count: number): Edge {
  const known = graph.cast(ids, "int32");
  const isLow = graph.elementwise("Less", [known, graph.scalar("int32", 0)], "bool");
  const isHigh = graph.elementwise("Greater", [known, graph.scalar("int32", count)], "bool");
  const isOther = graph.elementwise("Or", [isLow, isHigh], "bool");
  return graph.elementwise("Where", [isOther, graph.scalar("int32", count), known], "int32");
}
