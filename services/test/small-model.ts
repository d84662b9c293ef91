import { instantiate, type Network, seededRandom, writeOnnx } from "@deconvscope/network";

/** Classes of RGB images, 16 × 16 if nothing is said, random weights. */
export function smallNetwork(seed = 1, classes = 5, side = 16): Network {
  const sliding = { kernel: [3, 3], strides: [1, 1], padding: 1, groups: 1 } as const;
  return instantiate(
    {
      name: "small",
      inputShape: [side, side, 3],
      layers: [
        { name: "conv1", operator: "Conv", filters: 8, ...sliding },
        { name: "relu1", operator: "Relu" },
        { name: "pool1", operator: "MaxPool", kernel: [2, 2], strides: [2, 2], ceil: false },
        { name: "conv2", operator: "Conv", filters: 12, ...sliding },
        { name: "relu2", operator: "Relu" },
        { name: "flatten", operator: "Flatten" },
        { name: "dense", operator: "Gemm", units: classes },
        { name: "prob", operator: "Softmax" },
      ],
    },
    seededRandom(seed),
    "he",
  );
}

export function smallModel(seed = 1, classes = 5, side = 16): Uint8Array {
  return writeOnnx(smallNetwork(seed, classes, side));
}
