import type { LayerOf } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import { responseDensity, standardise, sumNeighbours } from "../forward/normalise.ts";
import { requireWeight } from "../layer-weights.ts";
import { type BackwardStep, cutActivation } from "./backward-step.ts";

/**
 * Local response normalization: passed through (ours) but under `gradient`, where it is the exact derivative
 * g · d^−β − 2αβ / size · x · Σ g · x · d^(−β−1), d the density and the sum over the channels that a channel weighs on.
 */
export function normaliseResponsesBack(step: BackwardStep<LayerOf<"LRN">>, signal: tf.Tensor4D): tf.Tensor4D {
  if (step.rule !== "gradient") return signal;
  const { size, alpha, beta } = step.layer;
  const x = cutActivation(step, step.layer.inputs[0]!) as tf.Tensor4D;
  const density = responseDensity(step.layer, x);
  const direct = tf.mul(signal, tf.pow(density, -beta));
  const before = Math.floor((size - 1) / 2);
  const weighed = sumNeighbours(tf.div(tf.mul(direct, x), density), size - 1 - before, before);
  return tf.sub(direct, tf.mul(tf.mul(x, weighed), (2 * alpha * beta) / size));
}

/** γ / √(σ² + ε), sign kept. */
export function normaliseBatchBack(step: BackwardStep, signal: tf.Tensor): tf.Tensor {
  return tf.mul(signal, requireWeight(step.layer, step.pass.compiled.weights(step.layer.name), "scale"));
}

/** γ / √(σ² + ε) with this image's own variance (ours); under `gradient` the exact derivative, statistics included. */
export function normaliseInstanceBack(
  step: BackwardStep<LayerOf<"InstanceNormalization">>,
  signal: tf.Tensor4D,
): tf.Tensor {
  const { layer, pass } = step;
  const { centred, deviation } = standardise(layer, step.frame.pick(pass.activation(layer.inputs[0]!)) as tf.Tensor4D);
  const scale = tf.div(requireWeight(layer, pass.compiled.weights(layer.name), "scale"), deviation);
  if (step.rule !== "gradient") return tf.mul(signal, scale);
  const standard = tf.div(centred, deviation);
  const shared = tf.add(
    tf.mean(signal, [1, 2], true),
    tf.mul(standard, tf.mean(tf.mul(signal, standard), [1, 2], true)),
  );
  return tf.mul(tf.sub(signal, shared), scale);
}

/** The exact derivative: p · (g − Σ g · p). */
export function softmaxBack(step: BackwardStep<LayerOf<"Softmax" | "LogSoftmax">>, signal: tf.Tensor): tf.Tensor {
  const { layer } = step;
  const axes = layer.axes.map((axis) => axis + 1);
  if (layer.operator === "LogSoftmax") {
    const probabilities = tf.exp(cutActivation(step, layer.name));
    return tf.sub(signal, tf.mul(probabilities, tf.sum(signal, axes, true)));
  }
  const probabilities = cutActivation(step, layer.name);
  return tf.mul(probabilities, tf.sub(signal, tf.sum(tf.mul(signal, probabilities), axes, true)));
}
