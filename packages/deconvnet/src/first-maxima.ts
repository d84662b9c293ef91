import * as tf from "@tensorflow/tfjs-core";

/**
 * Each channel's maximum over all places of one image, and its first place in row-major order.
 * @param x [1, …, c]
 * @returns values [c] float32, indices [c] int32; where a channel is all NaN its index is the number of places
 */
export function firstMaxima(x: tf.Tensor): { values: tf.Tensor1D; indices: tf.Tensor1D } {
  const channels = x.shape.at(-1)!;
  const places = x.size / channels;
  const rows = tf.reshape<tf.Rank.R2>(x, [places, channels]);
  const values = tf.max<tf.Tensor1D>(rows, 0);
  const order = tf.reshape(tf.range(0, places, 1, "int32"), [places, 1]);
  const candidates = tf.where(tf.equal(rows, tf.reshape(values, [1, channels])), order, tf.scalar(places, "int32"));
  return { values, indices: tf.min<tf.Tensor1D>(candidates, 0) };
}
