import "./gradients.ts";
import { applyLayer, type LayerWeights, uploadWeights } from "@deconvscope/deconvnet";
import { findClassifier, type Layer, type Network } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import { dropoutMask } from "./dropout-mask.ts";
import { poolBeforeRelu } from "./pool-before-relu.ts";
import { readWeights } from "./read-weights.ts";
import { TrainingError } from "./training-error.ts";

/** One weight under training. */
export interface TrainableWeight {
  readonly layer: Layer;
  readonly kind: "filters" | "weights" | "bias";
  readonly variable: tf.Variable;
}

/** A network whose convolutions and dense layers are variables; all other numbers stay as they are. */
export interface TrainableNetwork {
  readonly network: Network;
  readonly classes: number;
  readonly weights: readonly TrainableWeight[];
  /**
   * Class scores before any softmax.
   * @param images [b, h, w, c] in the model's input space
   * @param dropout what to leave out at Dropout layers; nothing if it is missing
   * @returns [b, classes]
   */
  logits(images: tf.Tensor4D, dropout?: Dropout): tf.Tensor2D;
  /** The network with its weights as they are now. */
  toNetwork(): Promise<Network>;
  dispose(): void;
}

/** Share of units left out, in [0, 1), and what decides which. */
export interface Dropout {
  readonly rate: number;
  readonly seed: number;
}

/**
 * Copies a network's weights to the current backend as variables.
 * @throws TrainingError "not-trainable" if no layer has weights
 * @throws NetworkError if the network does not end in class scores
 */
export function makeTrainable(network: Network): TrainableNetwork {
  const ordered = poolBeforeRelu(network);
  const { scores, softmaxed, classes } = findClassifier(ordered);
  const scored = ordered.layers.find((layer) => layer.name === scores);
  const last = softmaxed ? scored?.inputs[0] : scores;
  const weights: TrainableWeight[] = [];
  const tensors = new Map(
    ordered.layers.map((layer) => [layer.name, tf.tidy(() => asVariables(layer, uploadWeights(layer), weights))]),
  );
  if (last === undefined || weights.length === 0)
    throw new TrainingError("not-trainable", "network: expected a Conv or Gemm layer to train, got none");
  return {
    network,
    classes,
    weights,
    logits: (images, dropout) => tf.tidy(() => runUntil(ordered, tensors, last, images, dropout)),
    toNetwork: () => readWeights(network, weights),
    dispose: () => {
      for (const layer of tensors.values()) tf.dispose(Object.values(layer));
    },
  };
}

function asVariables(layer: Layer, weights: LayerWeights, list: TrainableWeight[]): LayerWeights {
  if (layer.operator !== "Conv" && layer.operator !== "Gemm") {
    for (const tensor of Object.values(weights)) tf.keep(tensor);
    return weights;
  }
  const variables: Record<string, tf.Variable> = {};
  for (const kind of ["filters", "weights", "bias"] as const) {
    const tensor = weights[kind];
    if (!tensor) continue;
    const variable = tf.variable(tensor);
    variables[kind] = variable;
    list.push({ layer, kind, variable });
  }
  return variables;
}

function leaveOut(x: tf.Tensor, rate: number, seed: number): tf.Tensor {
  return tf.mul(x, dropoutMask(x.shape, rate, seed));
}

function runUntil(
  network: Network,
  weights: ReadonlyMap<string, LayerWeights>,
  last: string,
  images: tf.Tensor4D,
  dropout: Dropout | undefined,
): tf.Tensor2D {
  const outputs = new Map<string, tf.Tensor>();
  for (const [place, layer] of network.layers.entries()) {
    const inputs = layer.operator === "Input" ? [images] : layer.inputs.map((name) => outputs.get(name) as tf.Tensor);
    const output =
      layer.operator === "Dropout" && dropout && dropout.rate > 0
        ? leaveOut(inputs[0] as tf.Tensor, dropout.rate, dropout.seed + place)
        : applyLayer(layer, weights.get(layer.name) ?? {}, inputs);
    outputs.set(layer.name, output);
    if (layer.name === last) return tf.reshape<tf.Rank.R2>(output, [images.shape[0], -1]);
  }
  throw new TrainingError("not-trainable", `network: expected a layer "${last}", got none`);
}
