import { buildNetwork, type LayerSpec, type Network } from "@deconvscope/network";
import type { TrainableWeight } from "./trainable-network.ts";

/** Copies trained weights into a network of the same structure. */
export async function readWeights(network: Network, weights: readonly TrainableWeight[]): Promise<Network> {
  const trained = new Map<string, Float32Array>();
  for (const { layer, kind, variable } of weights)
    trained.set(`${layer.name}/${kind}`, Float32Array.from(await variable.data()));
  const specs = network.layers.map((layer): LayerSpec => {
    const bias = trained.get(`${layer.name}/bias`);
    const filters = trained.get(`${layer.name}/filters`);
    const matrix = trained.get(`${layer.name}/weights`);
    if (layer.operator === "Conv" && filters)
      return { ...layer, filters: { shape: layer.filters.shape, data: filters }, bias };
    if (layer.operator === "Gemm" && matrix)
      return { ...layer, weights: { shape: layer.weights.shape, data: matrix }, bias };
    return layer;
  });
  return buildNetwork(specs, network.output);
}
