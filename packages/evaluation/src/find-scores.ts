import { type Classifier, findClassifier, type Network } from "@deconvscope/network";

/** Whether an image is of one class, or several may be in it. */
export type LabelCount = "one" | "several";

/**
 * Where what a network says of its classes is read. Bare scores get a sigmoid each where several classes may be in an image:
 * a softmax would weigh them against each other.
 * @throws NetworkError "unsupported" if the network is no classifier
 */
export function findScores(network: Network, labels: LabelCount): Classifier {
  const classifier = findClassifier(network);
  if (labels === "one" || classifier.squash !== "softmax") return classifier;
  const { operator } = network.layers.find(({ name }) => name === classifier.scores)!;
  return operator === "LogSoftmax" ? classifier : { ...classifier, squash: "sigmoid" };
}
