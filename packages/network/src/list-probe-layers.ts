import { collectAncestors } from "./collect-ancestors.ts";
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
    const source = sourceOf(layer, byName);
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

const RECTIFIERS: ReadonlySet<string> = new Set([
  "Relu",
  "LeakyRelu",
  "PRelu",
  "Elu",
  "Gelu",
  "Clip",
  "HardSwish",
  "Tanh",
  "Sigmoid",
]);

const GATES: ReadonlySet<string> = new Set(["Sigmoid", "HardSigmoid"]);

const FEATURES: ReadonlySet<string> = new Set(["Conv", "Gemm", "MatMul"]);

/** Between what makes features and what rectifies them. */
const BETWEEN: ReadonlySet<string> = new Set([
  "BatchNormalization",
  "InstanceNormalization",
  "MaxPool",
  "Identity",
  "Cast",
]);

function joins({ operator, inputs }: Layer): boolean {
  return (operator === "Add" || operator === "Sum" || operator === "Concat") && new Set(inputs).size > 1;
}

/** What makes the features that a layer rectifies; nothing if it rectifies none. */
function sourceOf(layer: Layer, byName: ReadonlyMap<string, Layer>): Layer | undefined {
  let source = RECTIFIERS.has(layer.operator) ? byName.get(layer.inputs[0] ?? "") : gatedBy(layer, byName);
  while (source && (BETWEEN.has(source.operator) || addsBias(source))) source = byName.get(source.inputs[0] ?? "");
  return source;
}

/** x of x · sigmoid(x), as SiLU is written. */
function gatedBy({ operator, inputs }: Layer, byName: ReadonlyMap<string, Layer>): Layer | undefined {
  if (operator !== "Mul") return undefined;
  const gates = inputs.map((name) => byName.get(name)).filter((layer) => layer && GATES.has(layer.operator));
  const gated = gates.map((gate) => gate?.inputs[0] ?? "").find((name) => inputs.includes(name));
  return byName.get(gated ?? "");
}

/** Whether it adds a constant, as biases of dense layers are added in some files. */
function addsBias(layer: Layer): boolean {
  return layer.operator === "Add" && layer.operands.some((operand) => "constant" in operand);
}
