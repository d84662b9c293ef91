import type { Layer, LayerOf, Network } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import { applyLayer } from "./apply-layer.ts";
import type { CompiledNetwork } from "./compile-network.ts";
import { DeconvnetError } from "./deconvnet-error.ts";
import { findNeeded } from "./find-needed.ts";
import { findSwitches } from "./switches/find-switches.ts";
import type { Unit } from "./unit.ts";

/**
 * All activations of a network for one batch of images, and the switches of its max pools. Activations that a rectifier
 * or a batch normalization alone reads are computed again if they are asked for: without them backends fuse the layers.
 */
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
 * Runs images through a network; every layer's output can be asked for.
 * @param input [b, h, w, c] in the model's input space; it stays the caller's
 * @param through layers to compute, with what leads to them; others are once they are asked for. Default: all
 * @throws DeconvnetError "wrong-input" if its shape is not the network's
 */
export function runForward(compiled: CompiledNetwork, input: tf.Tensor4D, through?: ReadonlySet<string>): ForwardPass {
  requireInput(compiled, input);
  const activations = new Map<string, tf.Tensor>();
  const compute = (layer: Layer): tf.Tensor => {
    const inputs = layer.operator === "Input" ? [input] : layer.inputs.map(activation);
    const output = tf.keep(applyLayer(layer, compiled.weights(layer.name), inputs));
    activations.set(layer.name, output);
    return output;
  };
  const activation = (name: string): tf.Tensor => {
    const layer = compiled.layer(name);
    return activations.get(layer.name) ?? compute(layer);
  };
  const needed = through && findNeeded(compiled.network, through);
  for (const layer of compiled.network.layers) if (needed?.has(layer.name) ?? true) compute(layer);
  for (const name of fusedLayers(compiled.network)) {
    if (through?.has(name)) continue;
    activations.get(name)?.dispose();
    activations.delete(name);
  }
  const switches = new Map<string, tf.Tensor4D>();
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

/** Layers whose output only the next one needs, which the way back has no use for. */
function fusedLayers({ layers, output }: Network): readonly string[] {
  const readers = new Map<string, Layer[]>();
  for (const layer of layers) for (const name of layer.inputs) readers.set(name, [...(readers.get(name) ?? []), layer]);
  const isFused = ({ name, operator }: Layer): boolean => {
    const [reader, ...others] = readers.get(name) ?? [];
    if (operator === "Input" || name === output || !reader || others.length > 0) return false;
    return reader.operator === "Relu" || reader.operator === "Clip" || reader.operator === "BatchNormalization";
  };
  return layers.filter(isFused).map(({ name }) => name);
}

/** @throws DeconvnetError "several-images" unless the pass holds exactly one */
export function requireOneImage(pass: ForwardPass): void {
  if (pass.images !== 1) {
    throw new DeconvnetError("several-images", `input: expected one image, got a batch of ${pass.images}`);
  }
}

/** @throws DeconvnetError "several-images" if a unit leaves open which, "out-of-range" if the pass has no such image */
export function requireImage(pass: ForwardPass, { passImage }: Unit): void {
  if (passImage === undefined) requireOneImage(pass);
  else requireAmong(pass, passImage);
}

function requireAmong(pass: ForwardPass, passImage: number): void {
  if (Number.isInteger(passImage) && passImage >= 0 && passImage < pass.images) return;
  const wanted = pass.images === 1 ? "0" : `an integer from 0 to ${pass.images - 1}`;
  throw new DeconvnetError("out-of-range", `passImage: expected ${wanted}, got ${passImage}`);
}

function requireInput(compiled: CompiledNetwork, input: tf.Tensor4D): void {
  const { shape } = compiled.network.layers[0]!;
  const [images, ...got] = input.shape;
  if (images >= 1 && got.length === shape.length && got.every((length, axis) => length === shape[axis])) return;
  throw new DeconvnetError("wrong-input", `input: expected [b, ${shape.join(", ")}], got [${input.shape.join(", ")}]`);
}
