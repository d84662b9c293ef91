import type { Pair } from "../shape.ts";
import type { ArchitectureLayer } from "./architecture.ts";

/** A convolution and its ReLU: conv1, relu1. */
export function convolution(
  index: number,
  filters: number,
  kernel: number,
  options: { stride?: number; padding?: number; groups?: number } = {},
): ArchitectureLayer[] {
  const { stride = 1, padding = 0, groups = 1 } = options;
  return [
    {
      name: `conv${index}`,
      operator: "Conv",
      filters,
      kernel: square(kernel),
      strides: square(stride),
      padding,
      groups,
    },
    { name: `relu${index}`, operator: "Relu" },
  ];
}

/** The overlapping 3 × 3 max pool of stride 2 that both papers use. */
export function overlappingPool(index: number, ceil: boolean): ArchitectureLayer {
  return {
    name: `pool${index}`,
    operator: "MaxPool",
    kernel: square(3),
    strides: square(2),
    ceil,
  };
}

/** Response normalisation over five neighbouring maps; alpha is 1e-4 a map. @see Krizhevsky et al. 2012, §3.3 */
export function responseNormalization(index: number): ArchitectureLayer {
  return {
    name: `norm${index}`,
    operator: "LRN",
    size: 5,
    alpha: 5e-4,
    beta: 0.75,
    bias: 2,
  };
}

/** A dense layer with its ReLU and dropout: fc6, relu6, dropout6. */
export function dense(index: number, units: number): ArchitectureLayer[] {
  return [
    { name: `fc${index}`, operator: "Gemm", units },
    { name: `relu${index}`, operator: "Relu" },
    { name: `dropout${index}`, operator: "Dropout", rate: 0.5 },
  ];
}

/** The last dense layer and its softmax. */
export function classifier(index: number, classes: number): ArchitectureLayer[] {
  return [
    { name: `fc${index}`, operator: "Gemm", units: classes },
    { name: "softmax", operator: "Softmax" },
  ];
}

function square(length: number): Pair {
  return [length, length];
}
