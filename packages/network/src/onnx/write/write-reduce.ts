import type { Layer, LayerOf } from "../../network.ts";
import { rejectLayer } from "../../reject-layer.ts";
import { toDims, toFileAxis, toShapeAxis } from "../axis-order.ts";
import { countElements } from "../tensor.ts";
import type { GraphWriter, Reading } from "./graph-writer.ts";

/** From this opset on, ReduceMean takes its axes as an input. */
const AXES_AS_INPUT = 18;

export function writeReduceMean(writer: GraphWriter, layer: LayerOf<"ReduceMean">, { inputs }: Reading): void {
  const before = inputs[0]?.shape ?? [];
  const rank = before.length + 1;
  const axes = layer.axes.map((axis) => toFileAxis(axis, rank));
  const keepdims = layer.keepDimensions ? 1 : 0;
  const perm = layer.keepDimensions ? undefined : reducedOrder(before, layer.axes);
  const output = perm ? writer.freeName(layer, "reduced") : layer.name;
  if (writer.opset >= AXES_AS_INPUT) {
    writer.node("ReduceMean", [...layer.inputs, writer.integers(layer, "axes", axes)], output, { keepdims });
  } else {
    writer.node("ReduceMean", layer.inputs, output, { axes, keepdims });
  }
  if (perm) writer.node("Transpose", [output], layer.name, { perm });
}

/** How the axes that are left have to be turned, as another rank orders them differently; undefined where they need not. */
function reducedOrder(before: readonly number[], gone: readonly number[]): number[] | undefined {
  const left = before.flatMap((_, axis) => (gone.includes(axis) ? [] : [toFileAxis(axis, before.length + 1)]));
  const sorted = left.toSorted((a, b) => a - b);
  const perm = left.map((_, index) => sorted.indexOf(left[toShapeAxis(index + 1, left.length + 1)] ?? -1) + 1);
  return perm.every((axis, index) => axis === index + 1) ? undefined : [0, ...perm];
}

/** Over several axes, which have to be the file's last, they are made one and parted again. */
export function writeSoftmax(writer: GraphWriter, layer: LayerOf<"Softmax" | "LogSoftmax">): void {
  const rank = layer.shape.length + 1;
  const axes = layer.axes.map((axis) => toFileAxis(axis, rank)).sort((a, b) => a - b);
  const [first = 1, ...others] = axes;
  if (others.length === 0) {
    writer.node(layer.operator, layer.inputs, layer.name, { axis: first });
    return;
  }
  requireLast(layer, axes, rank);
  const dims = toDims(layer.shape, 0);
  const merged = writer.freeName(layer, "merged");
  const result = writer.freeName(layer, "result");
  const together = [...dims.slice(0, first), countElements(dims.slice(first))];
  writer.node("Reshape", [...layer.inputs, writer.integers(layer, "merged_shape", together)], merged);
  writer.node(layer.operator, [merged], result, { axis: -1 });
  writer.node("Reshape", [result, writer.integers(layer, "shape", dims)], layer.name);
}

function requireLast(layer: Layer, axes: readonly number[], rank: number): void {
  if (axes.some((axis, index) => axis !== rank - axes.length + index)) {
    rejectLayer(layer, `has no ONNX form over axes [${axes}] of ${rank}: they have to be the last`, "unsupported");
  }
}
