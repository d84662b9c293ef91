import type { Layer, Network } from "./network.ts";
import { NetworkError } from "./network-error.ts";
import { formatShape } from "./reject-layer.ts";

/** Where a network says what it sees. */
export interface Classifier {
  /** The layer whose output is the class scores, one an element: [classes] or [1, 1, classes]. */
  readonly scores: string;
  /** Whether the scores are probabilities already, by a softmax or a sigmoid a class; else a softmax makes them so. */
  readonly squashed: boolean;
  readonly classes: number;
}

/**
 * Finds the class scores at a network's end; reshapes, Identity and Dropout behind them are looked through.
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
  return { scores: layer.name, squashed: isSquashed(layer), classes };
}

function isSquashed(layer: Layer): boolean {
  switch (layer.operator) {
    case "Softmax":
      return layer.axes.includes(layer.shape.length - 1);
    case "Sigmoid":
    case "HardSigmoid":
      return true;
    default:
      return false;
  }
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
