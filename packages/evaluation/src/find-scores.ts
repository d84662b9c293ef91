import { findClassifier, type Network } from "@deconvscope/network";

/**
 * What a network says of a class. `exclusive`: its probability, where an image is of one class. Where several may be in an
 * image, `as-it-ends`: what the network itself ends in, a softmax or a sigmoid a class, of bare scores their sigmoids; or
 * `sigmoid`: a sigmoid a class as it was trained with, whatever softmax stands at its end.
 */
export type ScoreKind = "exclusive" | "as-it-ends" | "sigmoid";

/** Where what a network says of its classes is read, and what is still to be done with it. */
export interface ScoreSource {
  readonly layer: string;
  readonly squash: "none" | "softmax" | "sigmoid";
  readonly classes: number;
}

/** @throws NetworkError "unsupported" if the network is no classifier */
export function findScores(network: Network, kind: ScoreKind): ScoreSource {
  const { scores, squashed, classes } = findClassifier(network);
  if (kind === "exclusive") return { layer: scores, squash: squashed ? "none" : "softmax", classes };
  const { operator, inputs } = network.layers.find(({ name }) => name === scores)!;
  if (operator === "Sigmoid" || operator === "HardSigmoid") return { layer: scores, squash: "none", classes };
  const exclusive = squashed || operator === "LogSoftmax";
  if (!exclusive) return { layer: scores, squash: "sigmoid", classes };
  return kind === "sigmoid"
    ? { layer: inputs[0]!, squash: "sigmoid", classes }
    : { layer: scores, squash: squashed ? "none" : "softmax", classes };
}
