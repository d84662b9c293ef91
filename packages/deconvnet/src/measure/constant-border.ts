import type { Layer, LayerOf } from "@deconvscope/network";
import type { CompiledNetwork } from "../compile-network.ts";

/**
 * Whether units all along a layer's border may be equal: they see nothing but padding, or a filter is zero and its map
 * is its bias everywhere.
 */
export function hasConstantBorder(compiled: CompiledNetwork, layer: Layer): boolean {
  switch (layer.operator) {
    case "Conv":
      return layer.pads.top >= layer.kernel[0] || layer.pads.left >= layer.kernel[1] || hasZeroFilter(layer);
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

function hasZeroFilter({ filters: { data, shape } }: LayerOf<"Conv">): boolean {
  const count = shape.at(-1)!;
  const isZero = (filter: number): boolean => {
    for (let at = filter; at < data.length; at += count) if (data[at] !== 0) return false;
    return true;
  };
  for (let filter = 0; filter < count; filter++) if (isZero(filter)) return true;
  return false;
}
