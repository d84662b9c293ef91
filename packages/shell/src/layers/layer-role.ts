/** What an operator is to somebody who reads the network: where an item of the rail begins, or what belongs to the one before. */
export type LayerRole =
  | "input"
  | "conv"
  | "dense"
  | "pool"
  | "normalisation"
  | "activation"
  | "rearrangement"
  | "scores"
  | "arithmetic";

const roles: Record<string, LayerRole> = {
  Input: "input",
  Conv: "conv",
  ConvTranspose: "conv",
  Gemm: "dense",
  MatMul: "dense",
  MaxPool: "pool",
  AveragePool: "pool",
  GlobalAveragePool: "pool",
  GlobalMaxPool: "pool",
  ReduceMean: "pool",
  BatchNormalization: "normalisation",
  InstanceNormalization: "normalisation",
  LRN: "normalisation",
  Softmax: "scores",
  LogSoftmax: "scores",
};
const rearrangements = new Set([
  "Flatten",
  "Reshape",
  "Squeeze",
  "Unsqueeze",
  "Transpose",
  "Dropout",
  "Identity",
  "Pad",
  "Slice",
  "Split",
  "Concat",
]);
const arithmetic = new Set(["Add", "Sub", "Mul", "Div", "Sum"]);

/** The role of an ONNX operator; whatever is unknown acts on each value by itself, like an activation function. */
export function layerRole(operator: string): LayerRole {
  const role = roles[operator];
  if (role) return role;
  if (rearrangements.has(operator)) return "rearrangement";
  return arithmetic.has(operator) ? "arithmetic" : "activation";
}
