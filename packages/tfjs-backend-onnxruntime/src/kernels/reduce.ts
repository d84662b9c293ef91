import { All, Any, backend_util, type DataType, Max, Mean, Min, Prod, Sum, util } from "@tensorflow/tfjs-core";
import type { Edge, GraphBuilder } from "../graph/graph-builder.ts";
import { defineKernel, type Inputs } from "./define-kernel.ts";
import { keepLayout } from "./keep-layout.ts";
import { placesLast } from "./places-last.ts";

/**
 * Reduces axes to one element each, of feature maps as they lie.
 * @param operator an ONNX operator that takes its axes as a tensor
 * @returns `x`'s shape with those axes 1
 */
function addReduction(graph: GraphBuilder, operator: string, x: Edge, axes: readonly number[]): Edge {
  const rows = axes.length === 1 && axes[0] === x.shape.length - 2 ? placesLast(graph, x) : undefined;
  if (rows) {
    const reduced = graph.add(operator, [rows, graph.integers([2])], x.type, rows.shape.with(2, 1), { keepdims: 1 });
    return graph.reshape(reduced, x.shape.with(-2, 1));
  }
  const images = axes.length === 3 && !axes.includes(3) ? graph.blocked.imageBlocks(x) : undefined;
  if (images) {
    const [blocks, count, h, w, size] = images.shape as [number, number, number, number, number, number];
    const places = graph.reshape(images, [blocks, count * h * w * size, size]);
    const shape = places.shape.with(1, 1);
    return graph.reshape(graph.add(operator, [places, graph.integers([1])], x.type, shape, { keepdims: 1 }), [
      ...[1, 1, 1],
      x.shape[3]!,
    ]);
  }
  const blocks = axes.includes(1) && axes.includes(2) && !axes.includes(3) ? graph.blocked.get(x) : undefined;
  if (blocks) {
    const split = graph.blocked.split(blocks);
    const shape = split.shape.with(2, 1).with(3, 1);
    const sums = graph.add(operator, [split, graph.integers([2, 3])], x.type, shape, { keepdims: 1 });
    const maps = graph.reshape(sums, x.shape.with(1, 1).with(2, 1));
    return axes.includes(0) ? addReduction(graph, operator, maps, [0]) : maps;
  }
  return keepLayout(graph, x, (edge, order) => {
    const places = order.flatMap((axis, place) => (axes.includes(axis) ? [place] : []));
    const shape = edge.shape.map((extent, place) => (places.includes(place) ? 1 : extent));
    return graph.add(operator, [edge, graph.integers(places)], edge.type, shape, { keepdims: 1 });
  });
}

type Compose = (graph: GraphBuilder, x: Edge, axes: readonly number[]) => Edge;

function apply(operator: string): Compose {
  return (graph, x, axes) => addReduction(graph, operator, x, axes);
}

/** NaN wins, as it does not in ONNX Runtime: the sum of absolute values is NaN where one of them is. */
function extreme(operator: string): Compose {
  return (graph, x, axes) => {
    const most = addReduction(graph, operator, x, axes);
    if (x.type !== "float32") return most;
    const size = addReduction(graph, "ReduceL1", x, axes);
    return graph.elementwise("Where", [graph.elementwise("IsNaN", [size], "bool"), size, most], "float32");
  };
}

/** Of whole maps as global pooling, which stays in the layout that ONNX Runtime convolves in. */
const mean: Compose = (graph, x, axes) => {
  const maps = String(axes) === "1,2" && x.type === "float32" ? graph.channelsFirst(x) : undefined;
  if (!maps) return addReduction(graph, "ReduceMean", x, axes);
  const [n, c] = maps.shape as [number, number];
  return graph.toChannelsLast(graph.add("GlobalAveragePool", [maps], "float32", [n, c, 1, 1]));
};

interface Reduction {
  readonly compose: Compose;
  /** Type of the result, for an operand's. */
  readonly type: (operand: DataType) => DataType;
}

const countType = (operand: DataType) => backend_util.upcastType(operand, "int32");
const sameType = (operand: DataType) => operand;

const reductions: Readonly<Record<string, Reduction>> = {
  [All]: { compose: apply("ReduceMin"), type: sameType },
  [Any]: { compose: apply("ReduceMax"), type: sameType },
  [Max]: { compose: extreme("ReduceMax"), type: sameType },
  [Mean]: { compose: mean, type: () => "float32" },
  [Min]: { compose: extreme("ReduceMin"), type: sameType },
  [Prod]: { compose: apply("ReduceProd"), type: countType },
  [Sum]: { compose: apply("ReduceSum"), type: countType },
};

interface ReductionAttributes {
  readonly axis?: number | number[];
  /** What `Max` calls its axes. */
  readonly reductionIndices?: number | number[];
  readonly keepDims: boolean;
}

export const reduceKernels = Object.entries(reductions).map(([kernel, { compose, type }]) =>
  defineKernel<Inputs<"x">, ReductionAttributes>(kernel, ({ x }, { axis, reductionIndices, keepDims }) => {
    const dtype = type(x.dtype);
    if (dtype !== "float32" && dtype !== "int32" && dtype !== "bool") return undefined;
    const axes = util.parseAxisParam((axis ?? reductionIndices)!, x.shape);
    const [reduced] = backend_util.computeOutAndReduceShapes(x.shape, axes);
    const shape = keepDims ? backend_util.expandShapeToKeepDim(reduced, axes) : reduced;
    return {
      inputs: [x],
      readsImageBlocks: x.shape.length === 4 && axes.length === 3 && !axes.includes(3) ? [0] : [],
      outputs: [{ shape, dtype }],
      emit: (graph, [input]) => {
        const numbers = graph.cast(input!, dtype);
        // Without axes ONNX reduces them all.
        return [graph.reshape(axes.length > 0 ? compose(graph, numbers, axes) : numbers, shape)];
      },
    };
  }),
);
