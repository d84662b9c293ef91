import * as tf from "@tensorflow/tfjs-core";

/**
 * Mean of −log softmax(logits)[label], with the gradient (softmax − one-hot) / b written out.
 * @param logits [b, classes]
 * @param labels [b], int32
 */
export function crossEntropy(logits: tf.Tensor2D, labels: tf.Tensor1D): tf.Scalar {
  const [batch, classes] = logits.shape;
  const chosen = () => tf.oneHot(labels, classes, 1, 0, "float32");
  const loss = tf.customGrad((...given: (tf.Tensor | tf.GradSaveFunc)[]) => {
    const [scores, save] = given as [tf.Tensor2D, tf.GradSaveFunc];
    save([scores]);
    const value = tf.mul(tf.sum(tf.mul(tf.logSoftmax(scores), chosen())), -1 / batch);
    const gradFunc = (dy: tf.Tensor, [saved]: tf.Tensor[]) =>
      tf.mul(tf.sub(tf.softmax(saved as tf.Tensor2D), chosen()), tf.mul(dy, 1 / batch));
    return { value, gradFunc };
  });
  return loss(logits) as tf.Scalar;
}
