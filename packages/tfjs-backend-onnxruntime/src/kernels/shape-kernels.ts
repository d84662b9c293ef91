import { Identity, Reshape, type ReshapeAttrs, Transpose, type TransposeAttrs, util } from "@tensorflow/tfjs-core";
import { defineKernel, type Inputs } from "./define-kernel.ts";

/** Kernels that move elements and compute none. */
export const shapeKernels = [
  defineKernel<Inputs<"x">, object>(Identity, ({ x }, _, backend) => ({ tensors: backend.share(x, x.shape) })),
  defineKernel<Inputs<"x">, ReshapeAttrs>(Reshape, ({ x }, { shape }, backend) => ({
    tensors: backend.share(x, util.inferFromImplicitShape(shape as number[], util.sizeFromShape(x.shape))),
  })),
  defineKernel<Inputs<"x">, TransposeAttrs>(Transpose, ({ x }, { perm }) => ({
    inputs: [x],
    outputs: [{ shape: perm.map((axis) => x.shape[axis]!), dtype: x.dtype }],
    emit: (graph, [input]) => [graph.transpose(input!, perm)],
  })),
];
