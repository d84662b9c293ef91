import { type Architecture, countFlops, instantiate, type Network, seededRandom } from "@deconvscope/network";

/** Images of a training step. */
export const BATCH_SIZE = 64;

const square = (length: number) => [length, length] as const;

function convolution(index: number, filters: number, kernel: number, stride: number) {
  const padding = Math.floor(kernel / 2);
  return [
    {
      name: `conv${index}`,
      operator: "Conv",
      filters,
      kernel: square(kernel),
      strides: square(stride),
      padding,
      groups: 1,
    },
    { name: `relu${index}`, operator: "Relu" },
  ] as const;
}

/** The network that the peers train. */
const architecture: Architecture = {
  name: "small-zfnet",
  inputShape: [64, 64, 3],
  layers: [
    ...convolution(1, 32, 7, 2),
    { name: "pool1", operator: "MaxPool", kernel: square(3), strides: square(2), ceil: false },
    ...convolution(2, 64, 5, 1),
    { name: "pool2", operator: "MaxPool", kernel: square(3), strides: square(2), ceil: false },
    ...convolution(3, 96, 3, 1),
    ...convolution(4, 64, 3, 1),
    { name: "pool4", operator: "MaxPool", kernel: square(2), strides: square(2), ceil: false },
    { name: "flatten", operator: "Flatten" },
    { name: "fc5", operator: "Gemm", units: 256 },
    { name: "relu5", operator: "Relu" },
    { name: "fc6", operator: "Gemm", units: 20 },
  ],
};

export function smallZfnet(): Network {
  return instantiate(architecture, seededRandom(1), "he");
}

/** Of a training step: forward pass, gradient of weights, and gradient of what each layer but the first reads. */
export function stepFlops(network: Network): number {
  const flops = network.layers.map((layer) => countFlops(network, layer)).filter((count) => count > 0);
  return BATCH_SIZE * flops.reduce((sum, count, index) => sum + (index === 0 ? 2 : 3) * count, 0);
}
