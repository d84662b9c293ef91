import type { LayerOf } from "../../network.ts";
import type { Shape } from "../../shape.ts";
import { toDims } from "../axis-order.ts";
import type { GraphWriter, Reading } from "./graph-writer.ts";

type ReshapingLayer = LayerOf<"Reshape" | "Flatten" | "Squeeze" | "Unsqueeze">;

/** Elements counted channels last are turned round before and after, where that makes a difference. */
export function writeReshaping(writer: GraphWriter, layer: ReshapingLayer, { inputs }: Reading): void {
  const [input] = inputs;
  const before = input?.shape ?? [];
  const [name = ""] = layer.inputs;
  if (layer.order === "channels-first" || (hasOneOrder(before) && hasOneOrder(layer.shape))) {
    writeInFileOrder(writer, layer, before);
    return;
  }
  let source = name;
  if (before.length === 3) {
    source = writer.freeName(layer, "channels_last");
    writer.node("Transpose", [name], source, { perm: [0, 2, 3, 1] });
  }
  const turned = layer.shape.length === 3;
  const reshaped = turned ? writer.freeName(layer, "reshaped") : layer.name;
  writer.node("Reshape", [source, writer.integers(layer, "shape", [0, ...layer.shape])], reshaped);
  if (turned) writer.node("Transpose", [reshaped], layer.name, { perm: [0, 3, 1, 2] });
}

/** Whether counting channels first or last is the same. */
function hasOneOrder(shape: Shape): boolean {
  const [height, width, channels] = shape;
  return shape.length !== 3 || channels === 1 || (height === 1 && width === 1);
}

function writeInFileOrder(writer: GraphWriter, layer: ReshapingLayer, before: Shape): void {
  const from = toDims(before, 0);
  const to = toDims(layer.shape, 0);
  const axes =
    layer.operator === "Squeeze" ? findOnes(from, to) : layer.operator === "Unsqueeze" ? findOnes(to, from) : undefined;
  if (layer.operator === "Flatten" && layer.shape.length === 1) {
    writer.node("Flatten", layer.inputs, layer.name, { axis: 1 });
  } else if (axes) {
    writer.node(layer.operator, [...layer.inputs, writer.integers(layer, "axes", axes)], layer.name);
  } else {
    writer.node("Reshape", [...layer.inputs, writer.integers(layer, "shape", to)], layer.name);
  }
}

/** The axes of length 1 to take from `longer` to make it `shorter`; undefined where that cannot be. */
function findOnes(longer: readonly number[], shorter: readonly number[]): number[] | undefined {
  const axes: number[] = [];
  let place = 0;
  for (const [axis, length] of longer.entries()) {
    if (place < shorter.length && length === shorter[place]) place += 1;
    else if (length === 1) axes.push(axis);
    else return undefined;
  }
  return place === shorter.length && axes.length > 0 ? axes : undefined;
}
