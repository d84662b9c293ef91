import "./gradients.ts";
import { type LayerWeights, uploadWeights } from "@deconvscope/deconvnet";
import { collectAncestors, findClassifier, type Layer, type Network } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import { markConstant } from "./mark-constant.ts";
import { poolBeforeRelu } from "./pool-before-relu.ts";
import { readWeights } from "./read-weights.ts";
import { type Dropout, runLayers } from "./run-layers.ts";
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
  /** Those that are trained. */
  readonly weights: readonly TrainableWeight[];
  /**
   * Class scores before any softmax.
   * @param images [b, h, w, c] in the model's input space, or [b, units] of a head
   * @param dropout what to leave out at Dropout layers that are not frozen; nothing if it is missing
   * @returns [b, classes]
   */
  logits(images: tf.Tensor, dropout?: Dropout): tf.Tensor2D;
  /** The network with its weights as they are now. */
  toNetwork(): Promise<Network>;
  dispose(): void;
}

export interface TrainableOptions {
  /** This layer and all that it depends on stay as they are, and leave nothing out; none if missing. */
  readonly frozenThrough?: string;
}

/**
 * Copies a network's weights to the current backend: as variables, or as constants where they are frozen.
 * @throws TrainingError "not-trainable" if no layer is left that has weights to train
 * @throws NetworkError if the network does not end in class scores, or has no layer of the given name
 */
export function makeTrainable(network: Network, { frozenThrough }: TrainableOptions = {}): TrainableNetwork {
  const ordered = poolBeforeRelu(network);
  const { scores, squash, classes } = findClassifier(ordered);
  const scored = ordered.layers.find((layer) => layer.name === scores);
  const last = squash === "none" ? scored?.inputs[0] : scores;
  const frozen = frozenThrough === undefined ? new Set<string>() : collectAncestors(network, frozenThrough);
  if (last === undefined || !network.layers.some((layer) => isTrained(layer) && !frozen.has(layer.name))) {
    const where = frozenThrough === undefined ? "" : ` behind "${frozenThrough}"`;
    throw new TrainingError("not-trainable", `network: expected a Conv or Gemm layer to train${where}, got none`);
  }
  const list: TrainableWeight[] = [];
  const uploaded = ordered.layers.map((layer): [string, LayerWeights] => {
    const trained = isTrained(layer) && !frozen.has(layer.name);
    return [layer.name, tf.tidy(() => (trained ? asVariables(layer, list) : asConstants(layer)))];
  });
  const weights = new Map(uploaded);
  return {
    network,
    classes,
    weights: list,
    logits: (images, dropout) =>
      tf.tidy(() => {
        const output = runLayers(ordered, images, { weights, last, dropout, frozen });
        return tf.reshape<tf.Rank.R2>(output, [images.shape[0]!, -1]);
      }),
    toNetwork: () => readWeights(network, list),
    dispose: () => {
      for (const layer of weights.values()) tf.dispose(Object.values(layer));
    },
  };
}

function isTrained({ operator }: Layer): boolean {
  return operator === "Conv" || operator === "Gemm";
}

function asConstants(layer: Layer): LayerWeights {
  const weights = uploadWeights(layer);
  for (const tensor of Object.values(weights)) markConstant(tf.keep(tensor));
  return weights;
}

function asVariables(layer: Layer, list: TrainableWeight[]): LayerWeights {
  const weights = uploadWeights(layer);
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
