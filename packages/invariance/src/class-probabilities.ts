import type { Classifier } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";

/**
 * Each class's probability; scores get a softmax.
 * @param scores [b, …] of the layer that gives them
 * @returns [b, classes]
 */
export function classProbabilities(scores: tf.Tensor, { squashed, classes }: Classifier): tf.Tensor {
  const rows = tf.reshape(scores, [-1, classes]);
  return squashed ? rows : tf.softmax(rows);
}
