import type { LayerOf } from "../../network.ts";
import { toFileAxis, toShapeAxis } from "../axis-order.ts";
import type { GraphWriter, Reading } from "./graph-writer.ts";

export function writeConcat(writer: GraphWriter, layer: LayerOf<"Concat">): void {
  writer.node("Concat", layer.inputs, layer.name, { axis: toFileAxis(layer.axis, layer.shape.length + 1) });
}

export function writeTranspose(writer: GraphWriter, layer: LayerOf<"Transpose">): void {
  const rank = layer.shape.length + 1;
  const perm = inFileOrder(layer.permutation).map((axis) => toFileAxis(axis, rank));
  writer.node("Transpose", layer.inputs, layer.name, { perm: [0, ...perm] });
}

export function writeSlice(writer: GraphWriter, layer: LayerOf<"Slice">, { inputs }: Reading): void {
  const lengths = inputs[0]?.shape ?? [];
  const ends = layer.starts.map((start, axis) => {
    const end = start + (layer.sizes[axis] ?? 0) * (layer.steps[axis] ?? 1);
    // A place before the first: -1 would mean the last.
    return end < 0 ? -1 - (lengths[axis] ?? 0) : end;
  });
  const axes = layer.starts.map((_, index) => index + 1);
  const lists = { starts: layer.starts, ends, axes, steps: layer.steps };
  const names = Object.entries(lists).map(([part, values]) =>
    writer.integers(layer, part, part === "axes" ? values : inFileOrder(values)),
  );
  writer.node("Slice", [...layer.inputs, ...names], layer.name);
}

export function writePad(writer: GraphWriter, layer: LayerOf<"Pad">): void {
  const amounts = inFileOrder(layer.amounts);
  const pads = [0, ...amounts.map(([before]) => before), 0, ...amounts.map(([, after]) => after)];
  const inputs = [...layer.inputs, writer.integers(layer, "pads", pads)];
  if (layer.mode === "constant" && layer.value !== 0) {
    inputs.push(writer.floats(layer, "value", [], Float32Array.of(layer.value)));
  }
  writer.node("Pad", inputs, layer.name, { mode: layer.mode });
}

/** Values given one an axis of the shape, as one an axis of the file, batch left out. */
function inFileOrder<T>(values: readonly T[]): T[] {
  return values.map((value, index) => values[toShapeAxis(index + 1, values.length + 1)] ?? value);
}
