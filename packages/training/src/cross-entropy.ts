import * as tf from "@tensorflow/tfjs-core";

/**
 * Mean of −log softmax(logits)[label], with the gradient (softmax − one-hot) / b written out.
 * @param logits [b, classes]
 * @param labels [b], int32
 */
export function crossEntropy(logits: tf.Tensor2D, labels: tf.Tensor1D): tf.Scalar {
  const [batch, classes] = logits.shape;
  const loss = tf.customGrad((x: tf.Tensor | tf.GradSaveFunc, save: tf.Tensor | tf.GradSaveFunc) => {
    const logProbabilities = tf.logSoftmax(x as tf.Tensor2D);
    const chosen = tf.oneHot(labels, classes, 1, 0, "float32") as tf.Tensor2D;
    (save as tf.GradSaveFunc)([logProbabilities, chosen]);
    const value = tf.mul(tf.sum(tf.mul(logProbabilities, chosen)), -1 / batch);
    const gradFunc = (dy: tf.Tensor, [saved, wanted]: tf.Tensor[]) =>
      tf.mul(tf.sub(tf.exp(saved as tf.Tensor), wanted as tf.Tensor), tf.mul(dy, 1 / batch));
    return { value, gradFunc };
  });
  return loss(logits) as tf.Scalar;
}
