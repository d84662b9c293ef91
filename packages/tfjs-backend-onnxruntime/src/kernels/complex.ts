import { Complex, Imag, Real } from "@tensorflow/tfjs-core";
import { defineKernel, type Inputs } from "./define-kernel.ts";

/** Kernels that join complex64 tensors of real ones, and take them apart. */
export const complexKernels = [
  defineKernel<Inputs<"real" | "imag">, object>(Complex, ({ real, imag }, _, backend) => ({
    tensors: backend.join(backend.duplicate(real), backend.duplicate(imag)),
  })),
  defineKernel<Inputs<"input">, object>(Real, ({ input }, _, backend) => ({
    tensors: backend.duplicate({ ...backend.parts(input).real, shape: input.shape }),
  })),
  defineKernel<Inputs<"input">, object>(Imag, ({ input }, _, backend) => ({
    tensors: backend.duplicate({ ...backend.parts(input).imag, shape: input.shape }),
  })),
];
