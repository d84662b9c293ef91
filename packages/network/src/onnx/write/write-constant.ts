import type { Layer } from "../../network.ts";
import type { Operand } from "../../operator.ts";
import type { Constant } from "../../shape.ts";
import { transposeTensor } from "../pick-elements.ts";
import { floatsOf, makeTensor } from "../tensor.ts";
import type { GraphWriter } from "./graph-writer.ts";

/** Stores a constant that meets values of `rank` axes, batch left out, in the file's order. @returns its name */
export function writeConstant(
  writer: GraphWriter,
  layer: Layer,
  part: string,
  constant: Constant,
  rank: number,
): string {
  const missing = Math.max(0, rank - constant.shape.length);
  const dims = [...Array.from({ length: missing }, () => 1), ...constant.shape];
  const tensor = makeTensor("float", dims, constant.data);
  const ordered = dims.length === 3 ? transposeTensor(tensor, [2, 0, 1]) : tensor;
  return writer.floats(layer, part, [1, ...ordered.dims], floatsOf(ordered));
}

/** The names of a layer's two operands; constants are stored. */
export function writeOperands(
  writer: GraphWriter,
  layer: Layer & { readonly operands: readonly [Operand, Operand] },
): string[] {
  const write = (operand: Operand, part: string): string =>
    "layer" in operand ? operand.layer : writeConstant(writer, layer, part, operand.constant, layer.shape.length);
  return [write(layer.operands[0], "left"), write(layer.operands[1], "right")];
}
