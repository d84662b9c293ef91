import type { LayerOf, Shape } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import { type Arithmetic, alignBatch, fromMatrices, operandTensors, toMatrices } from "../forward/combine.ts";
import { requireWeight } from "../layer-weights.ts";
import { type BackwardStep, cutActivation, cutToSignal } from "./backward-step.ts";

/** One signal for each input: copies to the terms of a sum; products and quotients by their exact derivative (ours). */
export function combineBack(step: BackwardStep<Arithmetic>, signal: tf.Tensor): tf.Tensor[] {
  const { layer } = step;
  const value = (index: 0 | 1): tf.Tensor => {
    const operand = layer.operands[index];
    if ("layer" in operand) return cutActivation(step, operand.layer);
    return cutToSignal(step, requireWeight(layer, step.pass.compiled.weights(layer.name), "constant"));
  };
  const pull = (index: 0 | 1): tf.Tensor => {
    switch (layer.operator) {
      case "Add":
        return signal;
      case "Sub":
        return index === 0 ? signal : tf.neg(signal);
      case "Mul":
        return tf.mul(signal, value(index === 0 ? 1 : 0));
      case "Div":
        return index === 0 ? tf.div(signal, value(1)) : tf.neg(tf.div(tf.mul(signal, value(0)), tf.square(value(1))));
    }
  };
  const pulled = ([0, 1] as const).filter((index) => "layer" in layer.operands[index]).map(pull);
  return pulled.map((each, index) => sumRepeats(step, each, index));
}

/** A copy to each term. */
export function sumBack(step: BackwardStep, signal: tf.Tensor): tf.Tensor[] {
  return step.layer.inputs.map((_, index) => sumRepeats(step, signal, index));
}

/** Adds up what was repeated on the way forward, so that the signal fits its input. */
function sumRepeats(step: BackwardStep, signal: tf.Tensor, index: number): tf.Tensor {
  const shape: Shape = step.pass.compiled.layer(step.layer.inputs[index]!).shape;
  const repeated = step.layer.shape.flatMap((length, axis) => (length > 1 && shape[axis] === 1 ? [axis + 1] : []));
  return repeated.length === 0 ? signal : tf.sum(signal, repeated, true);
}

/** The transposed matrix, no bias: [n, …, out] → [n, …, in]. */
export function multiplyDenseBack(step: BackwardStep<LayerOf<"Gemm">>, signal: tf.Tensor): tf.Tensor {
  const matrix = requireWeight<tf.Tensor2D>(step.layer, step.pass.compiled.weights(step.layer.name), "weights");
  const rows = tf.reshape<tf.Rank.R2>(signal, [-1, matrix.shape[1]]);
  const product = tf.matMul(rows, matrix, false, true);
  return tf.reshape(product, [...signal.shape.slice(0, -1), matrix.shape[0]]);
}

/** One signal for each layer operand of a matrix product: the exact derivative (ours). */
export function multiplyMatricesBack(step: BackwardStep<LayerOf<"MatMul">>, signal: tf.Tensor): tf.Tensor[] {
  const { layer, pass } = step;
  const inputs = layer.inputs.map((name) => step.frame.pick(pass.activation(name)));
  const operands = operandTensors(layer, pass.compiled.weights(layer.name), inputs).map(toMatrices);
  const [left, right] = operands as [tf.Tensor, tf.Tensor];
  const passed = toMatrices(signal);
  const pulls = [
    () => tf.matMul(passed, alignBatch(right, passed), false, true),
    () => tf.matMul(alignBatch(left, passed), passed, true, false),
  ];
  const signals = pulls.filter((_, index) => "layer" in layer.operands[index]!).map((pull) => fromMatrices(pull()));
  return signals.map((each, index) => sumRepeatedMatrices(each, inputs[index]!.shape));
}

function sumRepeatedMatrices(signal: tf.Tensor, shape: Shape): tf.Tensor {
  const repeated = signal.shape.flatMap((length, axis) => (axis > 0 && length > 1 && shape[axis] === 1 ? [axis] : []));
  return repeated.length === 0 ? signal : tf.sum(signal, repeated, true);
}
