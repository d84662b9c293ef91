import type { LayerOf } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import { type LayerWeights, requireWeight } from "../layer-weights.ts";

/** A layer that changes each element by itself. */
export type ActivationLayer = LayerOf<(typeof activationOperators)[number]>;

/** Operators that change each element by itself, non-linearly. */
export const activationOperators = [
  "Relu",
  "LeakyRelu",
  "PRelu",
  "Elu",
  "Sigmoid",
  "Tanh",
  "HardSigmoid",
  "HardSwish",
  "Gelu",
  "Clip",
] as const;

/** √(2 / π) and the cubic coefficient of Gelu's tanh form. */
export const GELU_TANH = { factor: Math.sqrt(2 / Math.PI), cubic: 0.044715 };

/** f(x), element by element. */
export function activate(layer: ActivationLayer, weights: LayerWeights, x: tf.Tensor): tf.Tensor {
  switch (layer.operator) {
    case "Relu":
      return tf.relu(x);
    case "LeakyRelu":
      return tf.leakyRelu(x, layer.alpha);
    case "PRelu":
      return tf.prelu(x, requireWeight(layer, weights, "slope"));
    case "Elu":
      return tf.add(tf.relu(x), tf.mul(tf.elu(tf.minimum(x, 0)), layer.alpha));
    case "Sigmoid":
      return tf.sigmoid(x);
    case "Tanh":
      return tf.tanh(x);
    case "HardSigmoid":
      return tf.clipByValue(tf.add(tf.mul(x, layer.alpha), layer.beta), 0, 1);
    case "HardSwish":
      return tf.mul(x, tf.clipByValue(tf.add(tf.mul(x, 1 / 6), 0.5), 0, 1));
    case "Gelu":
      return layer.approximate === "tanh"
        ? tf.mul(tf.mul(x, 0.5), tf.add(tf.tanh(geluArgument(x)), 1))
        : tf.mul(tf.mul(x, 0.5), tf.add(tf.erf(tf.mul(x, Math.SQRT1_2)), 1));
    case "Clip":
      return tf.clipByValue(x, layer.minimum, layer.maximum);
  }
}

/** √(2 / π) · (x + 0.044715 x³). */
export function geluArgument(x: tf.Tensor): tf.Tensor {
  const cubic = tf.mul(tf.mul(tf.square(x), x), GELU_TANH.cubic);
  return tf.mul(tf.add(x, cubic), GELU_TANH.factor);
}
