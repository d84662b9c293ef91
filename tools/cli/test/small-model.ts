import { type Architecture, instantiate, seededRandom, writeOnnx } from "@deconvscope/network";

const architecture: Architecture = {
  name: "small",
  inputShape: [32, 32, 3],
  layers: [
    { name: "conv1", operator: "Conv", filters: 6, kernel: [5, 5], strides: [2, 2], padding: 2, groups: 1 },
    { name: "relu1", operator: "Relu" },
    { name: "pool1", operator: "MaxPool", kernel: [3, 3], strides: [2, 2], ceil: true },
    { name: "flatten", operator: "Flatten" },
    { name: "fc2", operator: "Gemm", units: 4 },
    { name: "softmax", operator: "Softmax" },
  ],
};

/** An ONNX file of a network small enough for tests: 32 × 32 × 3 in, four classes out. */
export function smallModel(): Uint8Array {
  return writeOnnx(instantiate(architecture, seededRandom(7), "he"));
}
