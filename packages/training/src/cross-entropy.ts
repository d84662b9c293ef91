import * as tf from "@tensorflow/tfjs-core";

/**
 * Mean of −log softmax(logits)[label], with the gradient (softmax − one-hot) / b written out. An image's several labels
 * share it equally; one without labels counts as 0.
 * @param logits [b, classes]
 * @param labels [b], int32, or 0 and 1 [b, classes]
 */
export function crossEntropy(logits: tf.Tensor2D, labels: tf.Tensor1D | tf.Tensor2D): tf.Scalar {
  const [batch, classes] = logits.shape;
  const chosen = () => (labels.rank === 1 ? tf.oneHot(labels, classes, 1, 0, "float32") : shareEqually(labels));
  const loss = tf.customGrad((...given: (tf.Tensor | tf.GradSaveFunc)[]) => {
    const [scores, save] = given as [tf.Tensor2D, tf.GradSaveFunc];
    save([scores]);
    const value = tf.mul(tf.sum(tf.mul(tf.logSoftmax(scores), chosen())), -1 / batch);
    const gradFunc = (dy: tf.Tensor, [saved]: tf.Tensor[]) => {
      const soft = tf.softmax(saved as tf.Tensor2D);
      const counted = labels.rank === 1 ? soft : tf.mul(soft, tf.sum(chosen(), 1, true));
      return tf.mul(tf.sub(counted, chosen()), tf.mul(dy, 1 / batch));
    };
    return { value, gradFunc };
  });
  return loss(logits) as tf.Scalar;
}

function shareEqually(labels: tf.Tensor): tf.Tensor {
  const targets = tf.cast(labels, "float32");
  return tf.div(targets, tf.maximum(tf.sum(targets, 1, true), 1));
}
