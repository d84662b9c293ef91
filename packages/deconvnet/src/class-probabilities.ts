import { findClassifier, toProbabilities } from "@deconvscope/network";
import { DeconvnetError } from "./deconvnet-error.ts";
import { type ForwardPass, requireOneImage } from "./forward-pass.ts";

/**
 * The probability of each class for the pass's one image; a network that ends in scores gets a softmax, or a sigmoid a class
 * where each is judged by itself.
 * @returns [classes], adding up to 1 but where each class has its sigmoid
 * @throws DeconvnetError "several-images", "not-finite"; NetworkError "unsupported" if the network is no classifier
 */
export async function classProbabilities(pass: ForwardPass): Promise<Float64Array> {
  requireOneImage(pass);
  const classifier = findClassifier(pass.compiled.network);
  const probabilities = toProbabilities(await pass.read(classifier.scores), classifier);
  const wrong = probabilities.findIndex((value) => !Number.isFinite(value));
  if (wrong >= 0) {
    throw new DeconvnetError(
      "not-finite",
      `class ${wrong}: expected a finite probability, got ${probabilities[wrong]}`,
    );
  }
  return probabilities;
}
