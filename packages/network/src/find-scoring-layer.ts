import type { Layer, Network } from "./network.ts";

/** The last layer whose weights make the class scores; nothing where a branch or arithmetic lies behind it. */
export function findScoringLayer(network: Network): Layer | undefined {
  const byName = new Map(network.layers.map((layer) => [layer.name, layer]));
  let layer = byName.get(network.output);
  while (layer && passesClasses(layer)) layer = byName.get(layer.inputs[0] ?? "");
  return layer && ["Conv", "Gemm", "MatMul"].includes(layer.operator) ? layer : undefined;
}

/** Whether each class stays what it is: arranged anew, averaged over its map, or squashed. */
function passesClasses(layer: Layer): boolean {
  switch (layer.operator) {
    case "Softmax":
    case "LogSoftmax":
    case "Sigmoid":
    case "Relu":
    case "Reshape":
    case "Flatten":
    case "Squeeze":
    case "Unsqueeze":
    case "Identity":
    case "Dropout":
    case "Cast":
    case "AveragePool":
    case "GlobalAveragePool":
    case "GlobalMaxPool":
    case "ReduceMean":
      return true;
    default:
      return false;
  }
}
