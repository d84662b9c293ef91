import { instantiate, type Network, seededRandom } from "@deconvscope/network";

const sliding = { kernel: [3, 3], strides: [1, 1], padding: 1, groups: 1 } as const;

/** Three classes of 10 × 8 images of two channels, random weights; no image raises conv1's map 2 above 0. */
export function smallFeatures(seed = 1): Network {
  const network = instantiate(
    {
      name: "small",
      inputShape: [10, 8, 2],
      layers: [
        { name: "conv1", operator: "Conv", filters: 5, ...sliding },
        { name: "relu1", operator: "Relu" },
        { name: "pool1", operator: "MaxPool", kernel: [2, 2], strides: [2, 2], ceil: false },
        { name: "conv2", operator: "Conv", filters: 8, ...sliding },
        { name: "relu2", operator: "Relu" },
        { name: "flatten", operator: "Flatten" },
        { name: "fc3", operator: "Gemm", units: 3 },
        { name: "prob", operator: "Softmax" },
      ],
    },
    seededRandom(seed),
    "he",
  );
  return changeBias(network, "conv1", 2, -100);
}

/** The same network but for one bias. */
export function changeBias(network: Network, name: string, channel: number, bias: number): Network {
  const layers = network.layers.map((layer) => {
    if (layer.name !== name || layer.operator !== "Conv") return layer;
    const changed = Float32Array.from(layer.bias ?? new Float32Array(layer.shape[2]!));
    changed[channel] = bias;
    return { ...layer, bias: changed };
  });
  return { ...network, layers };
}

/** @returns [count, 10, 8, 2] */
export function smallImages(count: number, seed = 7): Float32Array {
  const random = seededRandom(seed);
  return Float32Array.from({ length: count * 160 }, () => random() * 2 - 1);
}
