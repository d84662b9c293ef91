import type { LayerOf } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import { type LayerWeights, requireWeight } from "../layer-weights.ts";

/**
 * Local response normalization: x · (bias + alpha / size · Σ x²)^−beta over neighbouring channels.
 * @param x [b, h, w, c]
 */
export function normaliseResponses(layer: LayerOf<"LRN">, x: tf.Tensor4D): tf.Tensor4D {
  const { size, alpha, beta, bias } = layer;
  if (size % 2 === 1) return tf.localResponseNormalization(x, (size - 1) / 2, bias, alpha / size, beta);
  return tf.mul(x, tf.pow(responseDensity(layer, x), -beta));
}

/** bias + alpha / size · Σ x², the base that the power is taken of. */
export function responseDensity(layer: LayerOf<"LRN">, x: tf.Tensor4D): tf.Tensor4D {
  const before = Math.floor((layer.size - 1) / 2);
  const squares = sumNeighbours(tf.square(x), before, layer.size - 1 - before);
  return tf.add(tf.mul(squares, layer.alpha / layer.size), layer.bias);
}

/** Sums each channel with `before` channels before it and `after` behind it, as far as there are any. */
export function sumNeighbours(x: tf.Tensor4D, before: number, after: number): tf.Tensor4D {
  const [batch, height, width, channels] = x.shape;
  const padded = tf.pad4d(x, [
    [0, 0],
    [0, 0],
    [0, 0],
    [before, after],
  ]);
  let sum = tf.slice4d(padded, [0, 0, 0, 0], [batch, height, width, channels]);
  for (let shift = 1; shift <= before + after; shift += 1) {
    sum = tf.add(sum, tf.slice4d(padded, [0, 0, 0, shift], [batch, height, width, channels]));
  }
  return sum;
}

/** Batch normalization as inference has it: scale and offset a channel. */
export function normaliseBatch(layer: LayerOf<"BatchNormalization">, weights: LayerWeights, x: tf.Tensor): tf.Tensor {
  return tf.add(tf.mul(x, requireWeight(layer, weights, "scale")), requireWeight(layer, weights, "offset"));
}

/**
 * Each channel of each image to mean 0 and variance 1, then scale and offset.
 * @param x [b, h, w, c]
 */
export function normaliseInstance(
  layer: LayerOf<"InstanceNormalization">,
  weights: LayerWeights,
  x: tf.Tensor4D,
): tf.Tensor {
  const { centred, deviation } = standardise(layer, x);
  const scaled = tf.mul(tf.div(centred, deviation), requireWeight(layer, weights, "scale"));
  return tf.add(scaled, requireWeight(layer, weights, "offset"));
}

/** x less its channel's mean [b, h, w, c], and √(variance + ε) [b, 1, 1, c]. */
export function standardise(
  layer: LayerOf<"InstanceNormalization">,
  x: tf.Tensor4D,
): { centred: tf.Tensor; deviation: tf.Tensor } {
  const centred = tf.sub(x, tf.mean(x, [1, 2], true));
  const variance = tf.mean(tf.square(centred), [1, 2], true);
  return { centred, deviation: tf.sqrt(tf.add(variance, layer.epsilon)) };
}
