import type { Layer } from "@deconvscope/network";

/** Whether values below zero still tell something behind a layer's activation: a map that never fires is not dead then. */
export function passesNegatives(layer: Layer, byName: ReadonlyMap<string, Layer>): boolean {
  switch (layer.operator) {
    case "LeakyRelu":
    case "PRelu":
    case "Elu":
    case "Tanh":
      return true;
    case "Clip":
      return layer.minimum < 0;
    case "Concat":
      return layer.inputs.some((name) => passesNegatives(byName.get(name)!, byName));
    default:
      return false;
  }
}
