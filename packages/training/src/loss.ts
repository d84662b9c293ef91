import * as tf from "@tensorflow/tfjs-core";
import { crossEntropy } from "./cross-entropy.ts";
import { sigmoidCrossEntropy } from "./sigmoid-cross-entropy.ts";
import { TrainingError } from "./training-error.ts";

/** `softmax`: classes exclude each other; `sigmoid`: each is there or not, for images with several labels. */
export type Loss = "softmax" | "sigmoid";

/**
 * What training makes small.
 * @param logits [b, classes]
 * @param labels [b], int32, or 0 and 1 [b, classes]
 * @throws TrainingError "out-of-range" for a sigmoid of [b]
 */
export function measureLoss(loss: Loss, logits: tf.Tensor2D, labels: tf.Tensor1D | tf.Tensor2D): tf.Scalar {
  if (loss === "softmax") return crossEntropy(logits, labels);
  if (labels.rank === 2) return sigmoidCrossEntropy(logits, labels as tf.Tensor2D);
  throw new TrainingError("out-of-range", `labels: expected [b, classes] for a sigmoid, got [${labels.shape}]`);
}

/** Share of images whose highest class is their label, or one of them. */
export function shareRight(logits: tf.Tensor2D, labels: tf.Tensor1D | tf.Tensor2D): tf.Scalar {
  const best = tf.argMax(logits, 1);
  if (labels.rank === 1) return tf.mean(tf.cast(tf.equal(best, labels), "float32"));
  const hits = tf.mul(tf.oneHot(best, logits.shape[1], 1, 0, "float32"), tf.cast(labels, "float32"));
  return tf.mean(tf.sum(hits, 1));
}
