import * as tf from "@tensorflow/tfjs-core";

/** Takes the listed cells along one axis; the tensor itself where the list changes nothing. */
export function gatherAxis(x: tf.Tensor, sources: readonly number[], axis: number): tf.Tensor {
  if (isIdentity(sources, x.shape[axis]!)) return x;
  return tf.gather(x, tf.tensor1d([...sources], "int32"), axis);
}

/**
 * The adjoint of `gatherAxis`: each cell's value returns to where it was taken from, values that meet add.
 * @param length cells along the axis before they were taken
 */
export function scatterAxis(x: tf.Tensor, sources: readonly number[], axis: number, length: number): tf.Tensor {
  if (isIdentity(sources, length)) return x;
  const order = x.shape.map((_, index) => index).filter((index) => index !== axis);
  const rows = tf.transpose(x, [...order, axis]);
  const selection = tf.oneHot(tf.tensor1d([...sources], "int32"), length, 1, 0, "float32") as tf.Tensor2D;
  const sums = tf.matMul(tf.reshape<tf.Rank.R2>(rows, [-1, sources.length]), selection);
  const shaped = tf.reshape(sums, [...rows.shape.slice(0, -1), length]);
  const back = x.shape.map((_, index) => (index === axis ? order.length : order.indexOf(index)));
  return tf.transpose(shaped, back);
}

function isIdentity(sources: readonly number[], length: number): boolean {
  return sources.length === length && sources.every((source, cell) => source === cell);
}
