import type { Network } from "../network.ts";
import { NetworkError, type NetworkErrorCode } from "../network-error.ts";
import type { Shape } from "../shape.ts";
import { readTfjsLayers } from "../tfjs/read-tfjs-layers.ts";
import { kerasLayer, type storeModel } from "./keras-model.ts";

export type Stored = ReturnType<typeof storeModel>;

/** The network of a model's files. */
export function read({ modelJson, weights }: Stored, inputShape?: Shape): Network {
  return readTfjsLayers(modelJson, weights, inputShape && { inputShape }).network;
}

/** Why a model's files are refused; they have to be. */
export function rejected(
  stored: { modelJson: unknown; weights: Uint8Array },
  inputShape?: Shape,
): [NetworkErrorCode, string] {
  try {
    readTfjsLayers(stored.modelJson, stored.weights, inputShape && { inputShape });
  } catch (error) {
    if (error instanceof NetworkError) return [error.code, error.message];
    throw error;
  }
  throw new Error("expected a NetworkError, got a network");
}

/** Each layer in one line: `Relu relu(conv) 3×3×2`. */
export function summary(network: Network): string[] {
  return network.layers.map(
    ({ name, operator, inputs, shape }) => `${operator} ${name}(${inputs.join(", ")}) ${shape.join("×")}`,
  );
}

/** A 3 × 3 convolution "conv" of two filters, and its weights for three channels. */
export const conv = (config: object = {}, from = "image") =>
  kerasLayer("Conv2D", "conv", { filters: 2, kernel_size: [3, 3], ...config }, [from]);
export const convWeights = { "conv/kernel": [3, 3, 3, 2], "conv/bias": [2] };
