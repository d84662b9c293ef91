import { wave } from "./layer-specs.ts";

interface StoredWeight {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: string;
}

/** A Keras layer as model.json has it; `from` are the layers it reads. */
export function kerasLayer(className: string, name: string, config: object = {}, from: readonly string[] = []) {
  const inbound = from.map((source) => [source, 0, 0, {}]);
  return {
    class_name: className,
    name,
    config: { name, ...config },
    inbound_nodes: inbound.length > 0 ? [inbound] : [],
  };
}

/** A functional model of an input "image" and these layers; the last is its output. */
export function functionalModel(
  shape: readonly (number | null)[],
  layers: readonly ReturnType<typeof kerasLayer>[],
  weights = {},
) {
  const all = [kerasLayer("InputLayer", "image", { batch_input_shape: [null, ...shape] }), ...layers];
  const config = {
    name: "model",
    layers: all,
    input_layers: [["image", 0, 0]],
    output_layers: [[all.at(-1)?.name, 0, 0]],
  };
  return storeModel({ class_name: "Functional", config }, weights);
}

/** A model's files; weights are given by shape and get recognisable values. */
export function storeModel(modelTopology: object, shapes: Readonly<Record<string, readonly number[]>>) {
  const entries = Object.entries(shapes);
  const weights: StoredWeight[] = entries.map(([name, shape]) => ({ name, shape, dtype: "float32" }));
  const counts = entries.map(([, shape]) => shape.reduce((product, length) => product * length, 1));
  const bytes = counts.flatMap((count) => [...new Uint8Array(wave(count).buffer)]);
  const modelJson = { format: "layers-model", modelTopology, weightsManifest: [{ paths: ["weights.bin"], weights }] };
  return { modelJson, weights: Uint8Array.from(bytes) };
}
