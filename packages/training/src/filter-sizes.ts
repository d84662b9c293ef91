import * as tf from "@tensorflow/tfjs-core";

/**
 * Root mean square of each filter.
 * @param filters [h, w, in, out]
 * @returns [1, 1, 1, out]
 */
export function filterSizes(filters: tf.Tensor): tf.Tensor {
  return tf.sqrt(tf.mean(tf.square(filters), [0, 1, 2], true));
}
