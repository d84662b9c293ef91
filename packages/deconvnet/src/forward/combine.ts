import type { LayerOf, Operand } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import { type LayerWeights, requireWeight } from "../layer-weights.ts";

/** Arithmetic of two operands, element by element. */
export type Arithmetic = LayerOf<"Add" | "Sub" | "Mul" | "Div">;

/** Both operands of arithmetic or a matrix product as tensors, the constant one with a batch axis of 1. */
export function operandTensors(
  layer: Arithmetic | LayerOf<"MatMul">,
  weights: LayerWeights,
  inputs: readonly tf.Tensor[],
): [tf.Tensor, tf.Tensor] {
  const waiting = [...inputs];
  const take = (operand: Operand): tf.Tensor => {
    const tensor = "layer" in operand ? waiting.shift() : requireWeight(layer, weights, "constant");
    if (!tensor) throw new TypeError(`layer ${layer.name}: expected a tensor for each operand, got ${inputs.length}`);
    return tensor;
  };
  return [take(layer.operands[0]), take(layer.operands[1])];
}

/** Element by element; axes of length 1 are repeated. */
export function combine(layer: Arithmetic, weights: LayerWeights, inputs: readonly tf.Tensor[]): tf.Tensor {
  const [left, right] = operandTensors(layer, weights, inputs);
  switch (layer.operator) {
    case "Add":
      return tf.add(left, right);
    case "Sub":
      return tf.sub(left, right);
    case "Mul":
      return tf.mul(left, right);
    case "Div":
      return tf.div(left, right);
  }
}

/** x · weights + bias over the last axis: [b, …, in] → [b, …, out]. */
export function multiplyDense(layer: LayerOf<"Gemm">, weights: LayerWeights, x: tf.Tensor): tf.Tensor {
  const matrix = requireWeight<tf.Tensor2D>(layer, weights, "weights");
  const rows = tf.reshape<tf.Rank.R2>(x, [-1, matrix.shape[0]]);
  const product = tf.matMul(rows, matrix);
  const sum = weights.bias ? tf.add(product, weights.bias) : product;
  return x.rank === 2 ? sum : tf.reshape(sum, [...x.shape.slice(0, -1), matrix.shape[1]]);
}

/** Matrix product over height and width of maps, or over the last two axes of anything else. */
export function multiplyMatrices(
  layer: LayerOf<"MatMul">,
  weights: LayerWeights,
  inputs: readonly tf.Tensor[],
): tf.Tensor {
  const [left, right] = operandTensors(layer, weights, inputs).map(toMatrices) as [tf.Tensor, tf.Tensor];
  return fromMatrices(tf.matMul(alignBatch(left, right), alignBatch(right, left)));
}

/** [b, h, w, c] → [b, c, h, w]; other ranks already end in their matrices. */
export function toMatrices(x: tf.Tensor): tf.Tensor {
  return x.rank === 4 ? tf.transpose(x, [0, 3, 1, 2]) : x;
}

/** The inverse of `toMatrices`. */
export function fromMatrices(x: tf.Tensor): tf.Tensor {
  return x.rank === 4 ? tf.transpose(x, [0, 2, 3, 1]) : x;
}

/** Repeats the axes before the matrices where they are 1 and the other's are not: a gradient then knows how to sum. */
export function alignBatch(x: tf.Tensor, other: tf.Tensor): tf.Tensor {
  const repeats = x.shape.map((length, axis) => (axis < x.rank - 2 && length === 1 ? other.shape[axis]! : 1));
  return repeats.every((repeat) => repeat === 1) ? x : tf.tile(x, repeats);
}
