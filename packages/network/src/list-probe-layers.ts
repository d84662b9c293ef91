import { collectAncestors } from "./collect-ancestors.ts";
import { findRectified } from "./find-rectified.ts";
import { findScoringLayer } from "./find-scoring-layer.ts";
import { listCuts } from "./list-cuts.ts";
import type { Layer, Network } from "./network.ts";

/**
 * Names of the layers whose features say how far a network has come, in order: rectified convolutions and dense layers
 * before the classifier, and sums and concatenations in place of the branches that they join.
 * @see Zeiler & Fergus 2014, Table 7
 */
export function listProbeLayers(network: Network): string[] {
  const byName = new Map(network.layers.map((layer) => [layer.name, layer]));
  const scoring = findScoringLayer(network)?.name ?? network.output;
  const before = collectAncestors(network, scoring);
  before.delete(scoring);
  const rectified = new Set<string>();
  const sources = new Set<string>();
  for (const layer of network.layers) {
    if (!before.has(layer.name)) continue;
    const source = findRectified(layer, byName);
    if (!source || !(FEATURES.has(source.operator) || joins(source))) continue;
    rectified.add(layer.name);
    sources.add(source.name);
  }
  const cuts = new Set(listCuts(network));
  return network.layers
    .filter((layer) => before.has(layer.name) && cuts.has(layer.name))
    .filter((layer) => rectified.has(layer.name) || (joins(layer) && !sources.has(layer.name)))
    .map(({ name }) => name);
}

const FEATURES: ReadonlySet<string> = new Set(["Conv", "Gemm", "MatMul"]);

function joins({ operator, inputs }: Layer): boolean {
  return (operator === "Add" || operator === "Sum" || operator === "Concat") && new Set(inputs).size > 1;
}
