import { instantiate } from "./architectures/instantiate.ts";
import type { Network } from "./network.ts";
import type { Shape } from "./shape.ts";

/**
 * Input, Flatten, Gemm of N(0, 0.01²) and Softmax: what is trained on a layer's features.
 * @param shape of the features: [height, width, channels] or [units]
 * @param random uniform in [0, 1)
 * @throws NetworkError for any other shape
 */
export function linearClassifier(shape: Shape, classes: number, random: () => number): Network {
  const layers = [
    { name: "flatten", operator: "Flatten" },
    { name: "fc", operator: "Gemm", units: classes },
    { name: "softmax", operator: "Softmax" },
  ] as const;
  return instantiate({ name: "linear", inputShape: shape, layers }, random, "gaussian-0.01");
}
