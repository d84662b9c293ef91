import type { Pair } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import { carriedBasis } from "./fourier-rows.ts";

/** Makes a tensor of weights, or finds the one that was made of the same name. */
export type MakeWeights = (name: string, make: () => tf.Tensor2D) => tf.Tensor2D;

/** Energies of maps, each less its mean. */
export interface MapEnergies {
  /** [b, c] */
  readonly total: tf.Tensor2D;
  /** [b, c] what a stride carries of it */
  readonly carried: tf.Tensor2D;
  /** [b, c] the maps' means */
  readonly mean: tf.Tensor2D;
}

/**
 * How much of maps' energy lies at frequencies that a stride carries, of at most 1 / (2 · stride) cycles a pixel along
 * both axes: by Parseval's theorem that of the maps projected on those waves, two matrix products.
 * @param x [b, h, w, c]
 * @param strides down and across
 */
export function measureCarried(x: tf.Tensor4D, strides: Pair, weights: MakeWeights): MapEnergies {
  const [images, height, width, channels] = x.shape;
  const maps: tf.Tensor4D = tf.transpose(x, [0, 3, 1, 2]);
  const mean = tf.mean(maps, [2, 3], true);
  const varying = tf.sub(maps, mean);
  let across = tf.reshape(varying, [images * channels, height, width]);
  if (strides[1] > 1) {
    const basis = basisOf(width, strides[1], weights);
    const waves = tf.matMul(tf.reshape(varying, [images * channels * height, width]), basis, false, true);
    across = tf.reshape(waves, [images * channels, height, basis.shape[0]]);
  }
  const carried = strides[0] > 1 ? tf.matMul(tf.expandDims(basisOf(height, strides[0], weights), 0), across) : across;
  return {
    total: tf.sum(tf.square(varying), [2, 3]),
    carried: tf.sum(tf.square(tf.reshape(carried, [images, channels, carried.size / (images * channels)])), 2),
    mean: tf.reshape(mean, [images, channels]),
  };
}

function basisOf(length: number, stride: number, weights: MakeWeights): tf.Tensor2D {
  return weights(`waves of ${length} that stride ${stride} carries`, () => {
    const { rows, count } = carriedBasis(length, stride);
    return tf.tensor2d(rows, [count, length]);
  });
}
