import * as tf from "@tensorflow/tfjs-core";

/**
 * Mean of −log softmax(logits)[label].
 * @param logits [b, classes]
 * @param labels [b], int32
 */
export function crossEntropy(logits: tf.Tensor2D, labels: tf.Tensor1D): tf.Scalar {
  return tf.tidy(() => {
    const chosen = tf.oneHot(labels, logits.shape[1]);
    return tf.neg(tf.mean(tf.sum(tf.mul(tf.logSoftmax(logits), chosen), 1)));
  });
}
