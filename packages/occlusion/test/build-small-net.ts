import { buildNetwork, type Constant, type Network, type Shape, seededRandom } from "@deconvscope/network";

const noPads = { top: 0, left: 0, bottom: 0, right: 0 };

/** A classifier of 8 × 9 images of 4 channels: conv 3×3, relu, pool, dense 6, relu, dense 3, softmax. */
export function buildSmallNet(seed = 1): Network {
  const random = seededRandom(seed);
  const draw = (shape: Shape): Constant => {
    const count = shape.reduce((product, length) => product * length, 1);
    const scale = 2 / Math.sqrt(count / shape.at(-1)!);
    return { shape, data: Float32Array.from({ length: count }, () => scale * (random() * 2 - 1)) };
  };
  const pool = { kernel: [2, 2], strides: [2, 2], dilations: [1, 1], pads: noPads, ceil: true } as const;
  const convolution = { kernel: [3, 3], strides: [1, 1], dilations: [1, 1], pads: noPads, groups: 1 } as const;
  return buildNetwork(
    [
      { operator: "Input", name: "input", inputs: [], shape: [8, 9, 4] },
      {
        operator: "Conv",
        name: "conv",
        inputs: ["input"],
        ...convolution,
        filters: draw([3, 3, 4, 5]),
        bias: undefined,
      },
      { operator: "Relu", name: "relu", inputs: ["conv"] },
      { operator: "MaxPool", name: "pool", inputs: ["relu"], ...pool },
      { operator: "Flatten", name: "flat", inputs: ["pool"], shape: [60], order: "channels-first" },
      { operator: "Gemm", name: "dense", inputs: ["flat"], weights: draw([60, 6]), bias: undefined },
      { operator: "Relu", name: "relu2", inputs: ["dense"] },
      { operator: "Gemm", name: "scores", inputs: ["relu2"], weights: draw([6, 3]), bias: undefined },
      { operator: "Softmax", name: "softmax", inputs: ["scores"], axes: [0] },
    ],
    "softmax",
  );
}
