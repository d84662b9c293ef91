import type { LayerOf } from "../../network.ts";
import { transposeTensor } from "../pick-elements.ts";
import { floatsOf, makeTensor } from "../tensor.ts";
import type { AttributeValue } from "../wire/records.ts";
import type { GraphWriter } from "./graph-writer.ts";

type SlidingLayer = LayerOf<"Conv" | "MaxPool" | "AveragePool">;

export function writeConv(writer: GraphWriter, layer: LayerOf<"Conv">): void {
  const [rows = 0, columns = 0, depth = 0, outputs = 0] = layer.filters.shape;
  const filters = transposeTensor(makeTensor("float", layer.filters.shape, layer.filters.data), [3, 2, 0, 1]);
  const inputs = [
    ...layer.inputs,
    writer.floats(layer, "filters", [outputs, depth, rows, columns], floatsOf(filters)),
    ...(layer.bias ? [writer.floats(layer, "bias", [layer.bias.length], layer.bias)] : []),
  ];
  writer.node("Conv", inputs, layer.name, { ...slidingAttributes(layer), group: layer.groups });
}

export function writeMaxPool(writer: GraphWriter, layer: LayerOf<"MaxPool">): void {
  writer.node("MaxPool", layer.inputs, layer.name, { ...slidingAttributes(layer), ceil_mode: layer.ceil ? 1 : 0 });
}

export function writeAveragePool(writer: GraphWriter, layer: LayerOf<"AveragePool">): void {
  writer.node("AveragePool", layer.inputs, layer.name, {
    ...slidingAttributes(layer),
    ceil_mode: layer.ceil ? 1 : 0,
    count_include_pad: layer.countIncludePad ? 1 : 0,
  });
}

function slidingAttributes(layer: SlidingLayer): Record<string, AttributeValue> {
  const { top, left, bottom, right } = layer.pads;
  const dilated = layer.dilations.some((step) => step !== 1);
  return {
    kernel_shape: layer.kernel,
    strides: layer.strides,
    pads: [top, left, bottom, right],
    ...(dilated ? { dilations: layer.dilations } : {}),
  };
}
