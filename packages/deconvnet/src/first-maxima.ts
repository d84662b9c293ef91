import * as tf from "@tensorflow/tfjs-core";
import { poolWithSwitches } from "./switches/pool-with-switches.ts";

/**
 * Each channel's maximum over all places of each image, and its first place in row-major order.
 * @param x [b, …, c]
 * @returns values [b, c] float32, indices [b, c] int32; a channel with NaN has no meaningful index
 */
export function firstMaxima(x: tf.Tensor): { values: tf.Tensor2D; indices: tf.Tensor2D } {
  const [images, channels] = [x.shape[0]!, x.shape.at(-1)!];
  const rows = tf.reshape<tf.Rank.R3>(x, [images, x.size / (images * channels), channels]);
  const values = tf.max<tf.Tensor2D>(rows, 1);
  const pooled = x.rank === 4 ? poolWithSwitches(x as tf.Tensor4D, [x.shape[1]!, x.shape[2]!], [1, 1]) : undefined;
  return { values, indices: pooled ? tf.reshape(pooled, [images, channels]) : firstPlaces(rows, values) };
}

/** @param rows [b, places, c] @param maxima [b, c] */
function firstPlaces(rows: tf.Tensor3D, maxima: tf.Tensor2D): tf.Tensor2D {
  const [images, places, channels] = rows.shape;
  const order = tf.reshape(tf.range(0, places, 1, "int32"), [1, places, 1]);
  const isMaximum = tf.equal(rows, tf.reshape(maxima, [images, 1, channels]));
  return tf.min<tf.Tensor2D>(tf.where(isMaximum, order, tf.scalar(places, "int32")), 1);
}
