import { collectAncestors } from "./collect-ancestors.ts";
import { findRectified } from "./find-rectified.ts";
import { findScoringLayer } from "./find-scoring-layer.ts";
import type { Layer, Network } from "./network.ts";

/**
 * Names of the layers where the maps of convolutions and dense layers have passed their rectifier, in order, but for the
 * class scores; not gates. A concatenation of such layers stands for them, so that every map is there once.
 */
export function listJudgedLayers(network: Network): string[] {
  const byName = new Map(network.layers.map((layer) => [layer.name, layer]));
  const scoring = findScoringLayer(network)?.name ?? network.output;
  const before = collectAncestors(network, scoring);
  before.delete(scoring);
  const gates = new Set(network.layers.flatMap((layer) => (layer.operator === "Mul" ? layer.inputs : [])));
  const judged = new Set<string>();
  for (const layer of network.layers) {
    if (!before.has(layer.name)) continue;
    if (joinsMaps(layer) && layer.inputs.every((name) => judged.has(name))) {
      for (const name of layer.inputs) judged.delete(name);
      judged.add(layer.name);
    } else if (rectifiesFeatures(layer, byName) && !(layer.operator === "Sigmoid" && gates.has(layer.name))) {
      judged.add(layer.name);
    }
  }
  return network.layers.map(({ name }) => name).filter((name) => judged.has(name));
}

const FEATURES: ReadonlySet<string> = new Set(["Conv", "Gemm", "MatMul", "Add", "Sum", "Concat"]);

function rectifiesFeatures(layer: Layer, byName: ReadonlyMap<string, Layer>): boolean {
  if (layer.shape.length !== 3 && layer.shape.length !== 1) return false;
  return FEATURES.has(findRectified(layer, byName)?.operator ?? "");
}

/** Along the channels. */
function joinsMaps(layer: Layer): boolean {
  return layer.operator === "Concat" && layer.axis === layer.shape.length - 1;
}
