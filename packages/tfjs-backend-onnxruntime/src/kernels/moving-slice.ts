import { Slice, type TensorInfo, util } from "@tensorflow/tfjs-core";
import type { KernelCall, OnnxRuntimeBackend } from "../backend.ts";
import type { Edge, GraphBuilder } from "../graph/graph-builder.ts";
import { usualComputation } from "../graph/recorded-node.ts";
import { addSlice } from "./add-slice.ts";
import { keepLayout } from "./keep-layout.ts";

/** Slices of one size at more places than these are taken to move. */
const FIXED_PLACES = 3;
const MAX_SIZES = 1024;

const placesBySize = new Map<string, Set<string>>();

/**
 * Whether slices of this size move over the tensor, as batches over a data set do: each place would compile a graph of
 * its own. Places along the last axis do not count (channels, chosen by the network), unless it is the only one.
 */
export function isMoving(x: TensorInfo, begin: readonly number[], size: readonly number[]): boolean {
  const isNumeric = x.dtype === "float32" || x.dtype === "int32" || x.dtype === "bool";
  if (!isNumeric || util.sizeFromShape([...size]) === 0 || movableAxes(x.shape, size).length === 0) return false;
  const key = `${x.shape}/${size}`;
  const places = placesBySize.get(key) ?? new Set();
  if (places.size > FIXED_PLACES) return true;
  if (placesBySize.size >= MAX_SIZES) placesBySize.clear();
  placesBySize.set(key, places.add(placeAlong(movableAxes(x.shape, size), begin).join()));
  return places.size > FIXED_PLACES;
}

/** A slice whose place is fed to the graph at each run. */
export function recordMovingSlice(
  x: TensorInfo,
  begin: readonly number[],
  size: readonly number[],
  backend: OnnxRuntimeBackend,
): TensorInfo {
  const axes = movableAxes(x.shape, size);
  const place = backend.adopt(Int32Array.from(placeAlong(axes, begin)), [axes.length], "int32");
  const fixed = begin.map((start, axis) => (axes.includes(axis) ? 0 : start));
  const call: KernelCall = {
    kernel: Slice,
    attributes: `moving;${fixed};${size}`,
    inputs: [x, place],
    ...usualComputation,
    outputs: [{ shape: size, dtype: x.dtype }],
    emit: (graph, [source, start]) => {
      const whole = x.shape.map((extent, axis) => (axes.includes(axis) ? extent : size[axis]!));
      return [addMovingSlice(graph, addSlice(graph, source!, fixed, whole), start!, axes, size)];
    },
  };
  const [slice] = backend.record(call);
  backend.disposeData(place.dataId);
  return slice!;
}

/** @param start int32 [axes.length] */
function addMovingSlice(
  graph: GraphBuilder,
  x: Edge,
  start: Edge,
  axes: readonly number[],
  size: readonly number[],
): Edge {
  const first = graph.cast(start, "int64");
  const end = graph.elementwise("Add", [first, graph.integers(axes.map((axis) => size[axis]!))]);
  return keepLayout(graph, x, (source, order) => {
    const shape = order.map((axis) => size[axis]!);
    const places = graph.integers(axes.map((axis) => order.indexOf(axis)));
    const slice = graph.add("Slice", [source, first, end, places], source.type, shape);
    // ONNX Runtime knows the extents of a slice at an unknown place only if it is told.
    return graph.add("Reshape", [slice, graph.integers(shape)], source.type, shape);
  });
}

function movableAxes(shape: readonly number[], size: readonly number[]): readonly number[] {
  return [...shape.keys()].filter((axis) => size[axis] !== shape[axis] && (axis < shape.length - 1 || axis === 0));
}

function placeAlong(axes: readonly number[], begin: readonly number[]): readonly number[] {
  return axes.map((axis) => begin[axis]!);
}
