import type { Layer } from "@deconvscope/network";
import type { CompiledNetwork } from "../compile-network.ts";

/** Whether units at a layer's border see nothing but padding, so that all of them are equal. */
export function hasConstantBorder(compiled: CompiledNetwork, layer: Layer): boolean {
  switch (layer.operator) {
    case "Conv":
      return layer.pads.top >= layer.kernel[0] || layer.pads.left >= layer.kernel[1];
    case "Relu":
    case "Clip":
    case "LeakyRelu":
    case "BatchNormalization":
    case "Dropout":
    case "Identity":
      return hasConstantBorder(compiled, compiled.layer(layer.inputs[0]!));
    default:
      return false;
  }
}
