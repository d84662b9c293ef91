import { findClassifier } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import { DeconvnetError } from "./deconvnet-error.ts";
import { type ForwardPass, requireOneImage } from "./forward-pass.ts";

/**
 * The probability of each class for the pass's one image; a network that ends in scores gets a softmax.
 * @returns [classes], adding up to 1 but where the network ends in a sigmoid a class
 * @throws DeconvnetError "several-images", "not-finite"; NetworkError "unsupported" if the network is no classifier
 */
export async function classProbabilities(pass: ForwardPass): Promise<Float32Array> {
  requireOneImage(pass);
  const { scores, squashed, classes } = findClassifier(pass.compiled.network);
  const probabilities = tf.tidy(() => {
    const row = tf.reshape(pass.activation(scores), [classes]);
    return squashed ? row : tf.softmax(row);
  });
  try {
    const values = new Float32Array(await probabilities.data());
    const wrong = values.findIndex((value) => !Number.isFinite(value));
    if (wrong >= 0) {
      throw new DeconvnetError("not-finite", `class ${wrong}: expected a finite probability, got ${values[wrong]}`);
    }
    return values;
  } finally {
    probabilities.dispose();
  }
}
