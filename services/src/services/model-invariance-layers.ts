import type { Landmarks, LayerAnatomy } from "../engine/model-anatomy.ts";
import { quote, RequestError } from "../request-error.ts";
import { findLayer } from "../requests/find-layer.ts";
import type { StoredModel } from "../store/model-store.ts";

const mostLayers = 32;
const rectifiers: ReadonlySet<string> = new Set(["Relu", "LeakyRelu", "PRelu", "Clip"]);
/** Of the same numbers as what they read. */
const passing: ReadonlySet<string> = new Set([
  "Dropout",
  "Identity",
  "Cast",
  "Flatten",
  "Reshape",
  "Squeeze",
  "Unsqueeze",
]);

/**
 * The layers whose features are followed.
 * @throws RequestError naming the one that is wrong
 */
export function readFollowedLayers(model: StoredModel, given: readonly string[], { scoring }: Landmarks): string[] {
  if (given.length > mostLayers) {
    throw new RequestError("too-large", `${given.length} given; at most ${mostLayers} are followed`, "layers");
  }
  const names = given.map((name, index) => findLayer(model, name, `layers[${index}]`).name);
  const twice = names.findIndex((name, index) => names.indexOf(name) !== index);
  if (twice >= 0) {
    throw new RequestError(
      "invalid",
      `${quote(names[twice] ?? "")} given again; expected each once`,
      `layers[${twice}]`,
    );
  }
  return names.length === 0 ? usualLayers(model.anatomy.layers, scoring) : names;
}

/** A shallow and a deep one: the first features, rectified where they are, and what the classifier reads. */
function usualLayers(layers: readonly LayerAnatomy[], scoring: string): string[] {
  const projectable = layers.filter((layer) => layer.projectable);
  const weighted = projectable.find(({ operator }) => operator === "Conv" || operator === "Gemm");
  const first = weighted === undefined ? projectable[0] : rectified(layers, weighted);
  const last = beforeClassifier(layers, scoring) ?? projectable.at(-1);
  if (first && last && layers.indexOf(first) > layers.indexOf(last)) {
    return [last.name];
  }
  return [...new Set([first, last].filter((layer) => layer !== undefined).map(({ name }) => name))];
}

/** The rectifier behind a layer, also through a batch normalization, where nothing else reads them. */
function rectified(layers: readonly LayerAnatomy[], layer: LayerAnatomy): LayerAnatomy {
  let last = layer;
  for (;;) {
    const [reader, ...others] = layers.filter(({ inputs }) => inputs.includes(last.name));
    if (reader === undefined || others.length > 0) {
      return layer;
    }
    if (rectifiers.has(reader.operator)) {
      return reader;
    }
    if (reader.operator !== "BatchNormalization") {
      return layer;
    }
    last = reader;
  }
}

/** What the classifier reads, if that is no image; undefined where no layer alone is the classifier. */
function beforeClassifier(layers: readonly LayerAnatomy[], scoring: string): LayerAnatomy | undefined {
  const byName = new Map(layers.map((layer) => [layer.name, layer]));
  let layer = byName.get(byName.get(scoring)?.inputs[0] ?? "");
  while (layer !== undefined && passing.has(layer.operator)) {
    layer = byName.get(layer.inputs[0] ?? "");
  }
  return layer?.projectable ? layer : undefined;
}
