import * as tf from "@tensorflow/tfjs-core";

/**
 * Cross-entropy of a sigmoid a class, for images with several labels or none: summed over classes, mean over images, so
 * that its gradient (sigmoid − target) / b is of the size of softmax's. Written so that no logit overflows:
 * max(x, 0) − x · t + log(1 + e^−|x|).
 * @param logits [b, classes]
 * @param targets [b, classes], 0 or 1
 */
export function sigmoidCrossEntropy(logits: tf.Tensor2D, targets: tf.Tensor2D): tf.Scalar {
  const [batch] = logits.shape;
  const wanted = () => tf.cast(targets, "float32");
  const loss = tf.customGrad((...given: (tf.Tensor | tf.GradSaveFunc)[]) => {
    const [scores, save] = given as [tf.Tensor2D, tf.GradSaveFunc];
    save([scores]);
    const tail = tf.log1p(tf.exp(tf.neg(tf.abs(scores))));
    const value = tf.div(tf.sum(tf.add(tf.sub(tf.relu(scores), tf.mul(scores, wanted())), tail)), batch);
    const gradFunc = (dy: tf.Tensor, [saved]: tf.Tensor[]) =>
      tf.mul(tf.sub(tf.sigmoid(saved as tf.Tensor2D), wanted()), tf.mul(dy, 1 / batch));
    return { value, gradFunc };
  });
  return loss(logits) as tf.Scalar;
}
