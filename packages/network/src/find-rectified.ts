import type { Layer } from "./network.ts";

/** The layer whose output a layer rectifies, normalised or pooled before if it is; nothing if it rectifies none. */
export function findRectified(layer: Layer, byName: ReadonlyMap<string, Layer>): Layer | undefined {
  let source = RECTIFIERS.has(layer.operator) ? byName.get(layer.inputs[0] ?? "") : gatedBy(layer, byName);
  while (source && (BETWEEN.has(source.operator) || addsBias(source))) source = byName.get(source.inputs[0] ?? "");
  return source;
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

/** Between what makes features and what rectifies them. */
const BETWEEN: ReadonlySet<string> = new Set([
  "BatchNormalization",
  "InstanceNormalization",
  "MaxPool",
  "Identity",
  "Cast",
]);

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
