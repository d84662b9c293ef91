import { drawWeights, type Initialisation } from "./architectures/draw-weights.ts";
import { buildNetwork } from "./build-network.ts";
import { findClassifier } from "./find-classifier.ts";
import { findScoringLayer } from "./find-scoring-layer.ts";
import type { LayerSpec } from "./layer-spec.ts";
import type { Layer, Network } from "./network.ts";
import { NetworkError } from "./network-error.ts";
import type { Shape } from "./shape.ts";

/**
 * The same network with a new classifier: the last Gemm, or the convolution that stands for it, has random weights, zero
 * biases and so many units; everything else, a softmax too, stays as it is.
 * @param random uniform in [0, 1)
 * @throws NetworkError "unsupported" where the class scores come from neither
 */
export function replaceClassifier(
  network: Network,
  classes: number,
  random: () => number,
  initialise: Initialisation,
): Network {
  const before = findClassifier(network).classes;
  const scoring = findScoringLayer(network);
  if (scoring?.operator !== "Gemm" && !(scoring?.operator === "Conv" && scoring.groups === 1)) {
    const got = scoring ? `layer "${scoring.name}" (${scoring.operator})` : "neither";
    throw new NetworkError("unsupported", `expected class scores of a Gemm or an ungrouped Conv, got ${got}`);
  }
  const draw = (shape: Shape) => drawWeights(scoring, [...shape.slice(0, -1), classes], random, initialise);
  const bias = new Float32Array(classes);
  const fresh: LayerSpec =
    scoring.operator === "Gemm"
      ? { ...scoring, weights: draw(scoring.weights.shape), bias }
      : { ...scoring, filters: draw(scoring.filters.shape), bias };
  const start = network.layers.indexOf(scoring);
  const specs = network.layers.map((layer, index) => {
    if (layer === scoring) return fresh;
    return index > start ? reshapeClasses(layer, before, classes) : layer;
  });
  return buildNetwork(specs, network.output);
}

function reshapeClasses(layer: Layer, before: number, classes: number): LayerSpec {
  switch (layer.operator) {
    case "Reshape":
    case "Flatten":
    case "Squeeze":
    case "Unsqueeze":
      return { ...layer, shape: layer.shape.map((length) => (length === before ? classes : length)) };
    default:
      return layer;
  }
}
