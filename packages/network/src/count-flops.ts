import type { Layer, Network } from "./network.ts";

/** Multiply-adds × 2 of a convolution or dense layer (Conv, Gemm, MatMul) for one image, the bias not counted; else 0. */
export function countFlops(network: Network, layer: Layer): number {
  const outputs = layer.shape.reduce((product, length) => product * length, 1);
  return 2 * outputs * termsOfOutput(network, layer);
}

/** How many products are added up for one element of the output. */
function termsOfOutput(network: Network, layer: Layer): number {
  switch (layer.operator) {
    case "Conv":
      return layer.filters.shape.slice(0, 3).reduce((product, length) => product * length, 1);
    case "Gemm":
      return layer.weights.shape[0] ?? 0;
    case "MatMul": {
      const [left] = layer.operands;
      const shape = "constant" in left ? left.constant.shape : shapeOf(network, left.layer);
      return shape[shape.length === 3 ? 1 : shape.length - 1] ?? 0;
    }
    default:
      return 0;
  }
}

function shapeOf(network: Network, name: string): readonly number[] {
  return network.layers.find((layer) => layer.name === name)?.shape ?? [];
}
