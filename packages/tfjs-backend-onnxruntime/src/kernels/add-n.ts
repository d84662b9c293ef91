import { AddN, type TensorInfo } from "@tensorflow/tfjs-core";
import { defineKernel } from "./define-kernel.ts";

export const addNKernels = [
  defineKernel<readonly TensorInfo[], object>(AddN, (tensors) => {
    const first = tensors[0]!;
    if (first.dtype === "bool" || tensors.some(({ dtype }) => dtype !== first.dtype)) return undefined;
    return {
      inputs: tensors,
      outputs: [{ shape: first.shape, dtype: first.dtype }],
      emit: (graph, edges) => [edges.reduce((sum, edge) => graph.elementwise("Add", [sum, edge]))],
    };
  }),
];
