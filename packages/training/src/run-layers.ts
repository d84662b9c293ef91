import { applyLayer, type LayerWeights } from "@deconvscope/deconvnet";
import type { Network } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import { dropoutMask } from "./dropout-mask.ts";
import { TrainingError } from "./training-error.ts";

/** Share of units left out, in [0, 1), and what decides which. */
export interface Dropout {
  readonly rate: number;
  readonly seed: number;
}

/** How a network is run. */
export interface LayerRun {
  /** By layer. */
  readonly weights: ReadonlyMap<string, LayerWeights>;
  /** The layer whose output is wanted. */
  readonly last: string;
  /** What to leave out at Dropout layers; nothing if it is missing. */
  readonly dropout: Dropout | undefined;
  /** Layers at which nothing is left out. */
  readonly frozen: ReadonlySet<string>;
}

/**
 * Runs images through a network's layers as far as needed, in operations that have gradients.
 * @param images [b, …shape of the input]
 * @returns [b, …shape of the layer]
 */
export function runLayers(
  network: Network,
  images: tf.Tensor,
  { weights, last, dropout, frozen }: LayerRun,
): tf.Tensor {
  const outputs = new Map<string, tf.Tensor>();
  for (const [place, layer] of network.layers.entries()) {
    const inputs = layer.operator === "Input" ? [images] : layer.inputs.map((name) => outputs.get(name) as tf.Tensor);
    const output =
      layer.operator === "Dropout" && dropout && dropout.rate > 0 && !frozen.has(layer.name)
        ? leaveOut(inputs[0] as tf.Tensor, dropout.rate, dropout.seed + place)
        : applyLayer(layer, weights.get(layer.name) ?? {}, inputs);
    outputs.set(layer.name, output);
    if (layer.name === last) return output;
  }
  throw new TrainingError("not-trainable", `network: expected a layer "${last}", got none`);
}

function leaveOut(x: tf.Tensor, rate: number, seed: number): tf.Tensor {
  return tf.mul(x, dropoutMask(x.shape, rate, seed));
}
