import type { Layer } from "../network.ts";

/**
 * Whether no element of a layer's output can be below zero, so that zeros around it change no maximum.
 * @param inputs the same of the layers it reads
 */
export function isNeverNegative(layer: Layer, inputs: readonly boolean[]): boolean {
  switch (layer.operator) {
    case "Relu":
    case "Sigmoid":
    case "HardSigmoid":
    case "Softmax":
      return true;
    case "Clip":
      return layer.minimum >= 0;
    case "MaxPool":
    case "AveragePool":
    case "Sum":
    case "Concat":
    case "Dropout":
    case "Identity":
      return inputs.every((never) => never);
    default:
      return false;
  }
}
