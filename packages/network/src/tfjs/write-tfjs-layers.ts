import type { Network } from "../network.ts";
import { rejectLayer } from "../reject-layer.ts";
import type { Constant } from "../shape.ts";
import type { Output } from "./keras-layer.ts";
import type { KerasEntry } from "./keras-writing.ts";
import { isNeverNegative } from "./never-negative.ts";
import { writeLayer } from "./write-layer.ts";

/**
 * Writes a network as a TensorFlow.js layers model that `tf.loadLayersModel` loads.
 * @returns model.json, whose weights lie in one file, `weights.bin`, and that file
 * @throws NetworkError "unsupported" naming the first layer that has no Keras form
 */
export function writeTfjsLayers(network: Network): { modelJson: object; weights: Uint8Array } {
  const layers: object[] = [];
  const stored: { name: string; constant: Constant }[] = [];
  const names = new Set<string>();
  const add = (entry: KerasEntry): string => {
    if (names.has(entry.name)) {
      rejectLayer(
        { name: entry.name, operator: entry.className },
        "another layer has the name it is to be written under",
      );
    }
    names.add(entry.name);
    layers.push(describeLayer(entry));
    for (const [key, constant] of Object.entries(entry.weights ?? {})) {
      if (constant) stored.push({ name: `${entry.name}/${key}`, constant });
    }
    return entry.name;
  };
  const written = new Map<string, Output>();
  const neverNegative = new Map<string, boolean>();
  for (const layer of network.layers) {
    const inputs = layer.inputs.flatMap((name) => written.get(name) ?? []);
    const [input] = inputs;
    const name = input
      ? writeLayer({ layer, inputs, input, neverNegative: neverNegative.get(layer.inputs[0] ?? "") ?? false, add })
      : add({
          className: "InputLayer",
          name: layer.name,
          inputs: [],
          config: { batch_input_shape: [null, ...layer.shape] },
        });
    written.set(layer.name, { name, shape: layer.shape });
    const flags = layer.inputs.map((read) => neverNegative.get(read) ?? false);
    neverNegative.set(layer.name, isNeverNegative(layer, flags));
  }
  const source = (name: string): unknown[] => [written.get(name)?.name ?? name, 0, 0];
  const config = {
    name: "network",
    layers,
    input_layers: [source(network.layers[0]?.name ?? "")],
    output_layers: [source(network.output)],
  };
  const manifest = stored.map(({ name, constant }) => ({ name, shape: constant.shape, dtype: "float32" }));
  const modelJson = {
    format: "layers-model",
    generatedBy: "Deconvscope",
    convertedBy: null,
    modelTopology: { class_name: "Model", config },
    weightsManifest: [{ paths: ["weights.bin"], weights: manifest }],
  };
  return { modelJson, weights: joinWeights(stored.map(({ constant }) => constant.data)) };
}

function describeLayer({ className, name, inputs, config = {} }: KerasEntry): object {
  const inbound = inputs.map((input) => [input, 0, 0, {}]);
  return {
    class_name: className,
    name,
    config: { name, trainable: true, dtype: "float32", ...config },
    inbound_nodes: inbound.length > 0 ? [inbound] : [],
  };
}

function joinWeights(arrays: readonly Float32Array[]): Uint8Array {
  const joined = new Uint8Array(arrays.reduce((total, { byteLength }) => total + byteLength, 0));
  let offset = 0;
  for (const array of arrays) {
    joined.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), offset);
    offset += array.byteLength;
  }
  return joined;
}
