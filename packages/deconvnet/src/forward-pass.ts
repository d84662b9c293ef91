import type { LayerOf } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import { applyLayer } from "./apply-layer.ts";
import type { CompiledNetwork } from "./compile-network.ts";
import { DeconvnetError } from "./deconvnet-error.ts";
import { findSwitches } from "./switches/find-switches.ts";

/** All activations of a network for one batch of images, and the switches of its max pools. */
export interface ForwardPass {
  readonly compiled: CompiledNetwork;
  /** Number of images. */
  readonly images: number;
  /**
   * A layer's output, [b, …shape]; it stays the pass's.
   * @throws DeconvnetError "unknown-layer"
   */
  activation(layer: string): tf.Tensor;
  /** A layer's output, copied from the backend. */
  read(layer: string): Promise<Float32Array>;
  /** A max pool's switches as `findSwitches` gives them, taken at first use and kept; they stay the pass's. */
  switches(layer: LayerOf<"MaxPool">): tf.Tensor4D;
  /** Frees activations and switches. */
  dispose(): void;
}

/**
 * Runs images through a network and keeps every layer's output.
 * @param input [b, h, w, c] in the model's input space; it stays the caller's
 * @throws DeconvnetError "wrong-input" if its shape is not the network's
 */
export function runForward(compiled: CompiledNetwork, input: tf.Tensor4D): ForwardPass {
  requireInput(compiled, input);
  const activations = new Map<string, tf.Tensor>();
  for (const layer of compiled.network.layers) {
    const inputs = layer.operator === "Input" ? [input] : layer.inputs.map((name) => activations.get(name)!);
    activations.set(layer.name, tf.keep(applyLayer(layer, compiled.weights(layer.name), inputs)));
  }
  const switches = new Map<string, tf.Tensor4D>();
  const activation = (name: string): tf.Tensor => activations.get(compiled.layer(name).name)!;
  return {
    compiled,
    images: input.shape[0],
    activation,
    read: async (name) => new Float32Array(await activation(name).data()),
    switches: (layer) => {
      const known =
        switches.get(layer.name) ?? tf.keep(findSwitches(layer, activation(layer.inputs[0]!) as tf.Tensor4D));
      switches.set(layer.name, known);
      return known;
    },
    dispose: () => {
      tf.dispose([...activations.values(), ...switches.values()]);
      switches.clear();
    },
  };
}

/** @throws DeconvnetError "several-images" unless the pass holds exactly one */
export function requireOneImage(pass: ForwardPass): void {
  if (pass.images !== 1) {
    throw new DeconvnetError("several-images", `input: expected one image, got a batch of ${pass.images}`);
  }
}

function requireInput(compiled: CompiledNetwork, input: tf.Tensor4D): void {
  const { shape } = compiled.network.layers[0]!;
  const [images, ...got] = input.shape;
  if (images >= 1 && got.length === shape.length && got.every((length, axis) => length === shape[axis])) return;
  throw new DeconvnetError("wrong-input", `input: expected [b, ${shape.join(", ")}], got [${input.shape.join(", ")}]`);
}
