import { type Classifier, findClassifier, type Network } from "@deconvscope/network";

/** Whether an image is of one class, or several may be in it. */
export type LabelCount = "one" | "several";

/**
 * Where what a network says of its classes is read. Bare scores get a sigmoid each where several classes may be in an image:
 * a softmax would weigh them against each other. A softmax of the network's own is taken anew, in doubles, of what it reads:
 * in single precision all classes whose scores are more than 103 below the highest have the probability 0, and no rank.
 * @throws NetworkError "unsupported" if the network is no classifier
 */
export function findScores(network: Network, labels: LabelCount): Classifier {
  const classifier = findClassifier(network);
  const { operator, inputs } = network.layers.find(({ name }) => name === classifier.scores)!;
  if (classifier.squash === "none" && operator === "Softmax")
    return { ...classifier, scores: inputs[0]!, squash: "softmax" };
  if (labels === "one" || classifier.squash !== "softmax" || operator === "LogSoftmax") return classifier;
  return { ...classifier, squash: "sigmoid" };
}
