import type { Constant } from "../shape.ts";
import { type KerasLayer, type LayerReader, type Output, readAxis } from "./keras-layer.ts";

/** Readers of element-by-element arithmetic and of layers that join branches. */
export const mergeReaders: Readonly<Record<string, LayerReader>> = {
  Add: (layer) => emitSum(layer, layer.name),
  Subtract: (layer) => emitPair(layer, "Sub", layer.inputs, layer.name),
  Multiply: (layer) => {
    const last = layer.inputs.length - 1;
    return layer.inputs.reduce((product, factor, index) =>
      emitPair(layer, "Mul", [product, factor], index === last ? layer.name : `${layer.name}_${index}`),
    );
  },
  Average: (layer) => {
    const sum = emitSum(layer, `${layer.name}_sum`);
    return emitWithConstant(layer, "Mul", sum, 1 / layer.inputs.length, layer.name);
  },
  Concatenate: (layer) =>
    layer.emit(
      { operator: "Concat", axis: readAxis(layer, layer.config.number("axis", -1)) },
      { inputs: layer.inputs.map(({ name }) => name) },
    ),
  Rescaling: readRescaling,
};

/** x · scale + offset, of which only what changes x is emitted. */
function readRescaling(layer: KerasLayer): Output {
  const scale = layer.config.number("scale");
  const offset = layer.config.number("offset", 0);
  if (offset === 0) return emitWithConstant(layer, "Mul", layer.input, scale, layer.name);
  if (scale === 1) return emitWithConstant(layer, "Add", layer.input, offset, layer.name);
  const scaled = emitWithConstant(layer, "Mul", layer.input, scale, `${layer.name}_scaled`);
  return emitWithConstant(layer, "Add", scaled, offset, layer.name);
}

function emitSum(layer: KerasLayer, name: string): Output {
  if (layer.inputs.length === 2) return emitPair(layer, "Add", layer.inputs, name);
  return layer.emit({ operator: "Sum" }, { name, inputs: layer.inputs.map((input) => input.name) });
}

function emitPair(layer: KerasLayer, operator: "Add" | "Sub" | "Mul", pair: readonly Output[], name: string): Output {
  const [left, right] = pair;
  if (!left || !right || pair.length !== 2)
    layer.config.reject(`expected 2 inputs, got ${pair.length}`, "inconsistent");
  return layer.emit(
    { operator, operands: [{ layer: left.name }, { layer: right.name }] },
    { name, inputs: [left.name, right.name] },
  );
}

function emitWithConstant(
  layer: KerasLayer,
  operator: "Add" | "Mul",
  input: Output,
  value: number,
  name: string,
): Output {
  const constant: Constant = { shape: input.shape.map(() => 1), data: Float32Array.of(value) };
  return layer.emit({ operator, operands: [{ layer: input.name }, { constant }] }, { name, inputs: [input.name] });
}
