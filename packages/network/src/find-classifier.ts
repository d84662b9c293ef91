import type { Layer, LayerOf, Network } from "./network.ts";
import { NetworkError } from "./network-error.ts";
import { formatShape } from "./reject-layer.ts";

/** Where a network says what it sees. */
export interface Classifier {
  /** The layer whose output is the class scores, one an element: [classes] or [1, 1, classes]. */
  readonly scores: string;
  /** What makes probabilities of the scores; none: a softmax or a sigmoid a class has made them so. */
  readonly squash: "none" | "softmax" | "sigmoid";
  readonly classes: number;
}

/**
 * Finds the class scores at a network's end; reshapes, Identity and Dropout behind them are looked through, and where each
 * class is judged by itself, a softmax is too.
 * @throws NetworkError "unsupported" where the output is not one score a class
 */
export function findClassifier(network: Network): Classifier {
  const byName = new Map(network.layers.map((layer) => [layer.name, layer]));
  let layer = byName.get(network.output);
  while (layer && passesScores(layer)) {
    const before = byName.get(layer.inputs[0] ?? "");
    if (!before) break;
    layer = before;
  }
  const classes = layer?.shape.at(-1);
  if (!layer || classes === undefined || layer.shape.slice(0, -1).some((length) => length !== 1)) {
    const got = layer ? `layer "${layer.name}" of ${formatShape(layer.shape)}` : "no such layer";
    throw new NetworkError(
      "unsupported",
      `expected an output of one score a class, [classes] or [1, 1, classes], got ${got}`,
    );
  }
  return { ...(network.independentClasses ? judgeAlone(layer) : judgeTogether(layer)), classes };
}

type Judged = Omit<Classifier, "classes">;

function judgeTogether(layer: Layer): Judged {
  const isSquashed = endsInSigmoids(layer) || (layer.operator === "Softmax" && isOverClasses(layer));
  return { scores: layer.name, squash: isSquashed ? "none" : isAlone(layer) ? "sigmoid" : "softmax" };
}

function judgeAlone(layer: Layer): Judged {
  if (endsInSigmoids(layer)) return { scores: layer.name, squash: "none" };
  const isSoftmax = (layer.operator === "Softmax" || layer.operator === "LogSoftmax") && isOverClasses(layer);
  return { scores: isSoftmax ? layer.inputs[0]! : layer.name, squash: "sigmoid" };
}

function endsInSigmoids({ operator }: Layer): boolean {
  return operator === "Sigmoid" || operator === "HardSigmoid";
}

/** One bare score tells of two classes: a softmax of it would be 1 whatever the network sees. */
function isAlone({ operator, shape }: Layer): boolean {
  return shape.at(-1) === 1 && operator !== "LogSoftmax";
}

function isOverClasses({ axes, shape }: LayerOf<"Softmax" | "LogSoftmax">): boolean {
  return axes.includes(shape.length - 1);
}

function passesScores(layer: Layer): boolean {
  switch (layer.operator) {
    case "Reshape":
    case "Flatten":
    case "Squeeze":
    case "Unsqueeze":
    case "Identity":
    case "Dropout":
    case "Cast":
      return true;
    default:
      return false;
  }
}
