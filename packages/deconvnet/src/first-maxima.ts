import * as tf from "@tensorflow/tfjs-core";
import { poolWithSwitches } from "./switches/pool-with-switches.ts";

/**
 * Each channel's maximum over all places of one image, and its first place in row-major order.
 * @param x [1, …, c]
 * @returns values [c] float32, indices [c] int32; a channel with NaN has no meaningful index
 */
export function firstMaxima(x: tf.Tensor): { values: tf.Tensor1D; indices: tf.Tensor1D } {
  const channels = x.shape.at(-1)!;
  const rows = tf.reshape<tf.Rank.R2>(x, [x.size / channels, channels]);
  const values = tf.max<tf.Tensor1D>(rows, 0);
  const pooled = x.rank === 4 ? poolWithSwitches(x as tf.Tensor4D, [x.shape[1]!, x.shape[2]!], [1, 1]) : undefined;
  return { values, indices: pooled ? tf.reshape(pooled, [channels]) : firstPlaces(rows, values) };
}

/** @param rows [places, c] @param maxima [c] */
function firstPlaces(rows: tf.Tensor2D, maxima: tf.Tensor1D): tf.Tensor1D {
  const [places, channels] = rows.shape;
  const order = tf.reshape(tf.range(0, places, 1, "int32"), [places, 1]);
  const isMaximum = tf.equal(rows, tf.reshape(maxima, [1, channels]));
  return tf.min<tf.Tensor1D>(tf.where(isMaximum, order, tf.scalar(places, "int32")), 0);
}
