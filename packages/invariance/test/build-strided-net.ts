import { buildNetwork, type Constant, type Network, type Shape, seededRandom } from "@deconvscope/network";

/** A classifier of 16 × 12 images of 2 channels: conv 3×3 by 2 with a border of 1, relu, dense 4, dense 3, softmax. */
export function buildStridedNet(seed = 1): Network {
  const random = seededRandom(seed);
  const draw = (shape: Shape): Constant => {
    const count = shape.reduce((product, length) => product * length, 1);
    const scale = 2 / Math.sqrt(count / shape.at(-1)!);
    return { shape, data: Float32Array.from({ length: count }, () => scale * (random() * 2 - 1)) };
  };
  return buildNetwork(
    [
      { operator: "Input", name: "input", inputs: [], shape: [16, 12, 2] },
      {
        operator: "Conv",
        name: "conv",
        inputs: ["input"],
        kernel: [3, 3],
        strides: [2, 2],
        dilations: [1, 1],
        pads: { top: 1, left: 1, bottom: 1, right: 1 },
        groups: 1,
        filters: draw([3, 3, 2, 5]),
        bias: undefined,
      },
      { operator: "Relu", name: "relu", inputs: ["conv"] },
      { operator: "Flatten", name: "flat", inputs: ["relu"], shape: [240], order: "channels-first" },
      { operator: "Gemm", name: "dense", inputs: ["flat"], weights: draw([240, 4]), bias: undefined },
      { operator: "Gemm", name: "scores", inputs: ["dense"], weights: draw([4, 3]), bias: undefined },
      { operator: "Softmax", name: "softmax", inputs: ["scores"], axes: [0] },
    ],
    "softmax",
  );
}
