import * as tf from "@tensorflow/tfjs-core";

/** exp(x) / Σ exp(x) over the given axes of one image. */
export function softmaxOver(x: tf.Tensor, axes: readonly number[]): tf.Tensor {
  const { exponentials, sum } = shiftedExponentials(x, axes);
  return tf.div(exponentials, sum);
}

/** x − log Σ exp(x) over the given axes of one image. */
export function logSoftmaxOver(x: tf.Tensor, axes: readonly number[]): tf.Tensor {
  const { shifted, sum } = shiftedExponentials(x, axes);
  return tf.sub(shifted, tf.log(sum));
}

function shiftedExponentials(x: tf.Tensor, axes: readonly number[]) {
  const batched = axes.map((axis) => axis + 1);
  const shifted = tf.sub(x, tf.max(x, batched, true));
  const exponentials = tf.exp(shifted);
  return { shifted, exponentials, sum: tf.sum(exponentials, batched, true) };
}
