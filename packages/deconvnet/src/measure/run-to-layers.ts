import type { Layer } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import { applyLayer } from "../apply-layer.ts";
import type { CompiledNetwork } from "../compile-network.ts";
import { findNeeded } from "../find-needed.ts";
import { applyToParts, joinParts } from "./apply-to-parts.ts";

/**
 * Runs images through a network as far as some layers and keeps nothing else, so that backends may fuse what they can.
 * Maps that are concatenated stay where they are as far as what reads them allows it.
 * @param images [b, h, w, c] in the model's input space
 * @param visit is given each of the layers' outputs; what it returns is kept
 */
export function runToLayers(
  compiled: CompiledNetwork,
  images: Float32Array,
  layers: ReadonlySet<string>,
  visit: (layer: Layer, output: tf.Tensor) => tf.Tensor[],
): tf.Tensor[] {
  const needed = findNeeded(compiled.network, layers);
  const [height = 1, width = 1, channels = 1] = compiled.network.layers[0]!.shape;
  return tf.tidy(() => {
    // Gone when what was recorded runs: a backend that compiles does not take it for one of the weights.
    const input = tf.tensor4d(images, [images.length / (height * width * channels), height, width, channels]);
    const outputs = new Map<string, readonly tf.Tensor[]>();
    const visited: tf.Tensor[] = [];
    for (const layer of compiled.network.layers) {
      if (!needed.has(layer.name)) continue;
      const inputs = layer.operator === "Input" ? [[input]] : layer.inputs.map((name) => outputs.get(name)!);
      const parts = applyToParts(compiled, layer, inputs) ?? [
        applyLayer(layer, compiled.weights(layer.name), inputs.map(joinParts)),
      ];
      outputs.set(layer.name, parts);
      if (layers.has(layer.name)) visited.push(...visit(layer, joinParts(parts)));
    }
    return visited;
  });
}
