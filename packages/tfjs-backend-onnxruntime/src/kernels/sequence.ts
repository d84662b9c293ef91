import { shared } from "@tensorflow/tfjs-backend-cpu";
import { LinSpace, type LinSpaceAttrs, Range, type RangeAttrs } from "@tensorflow/tfjs-core";
import { defineKernel } from "./define-kernel.ts";

/** Kernels that need nothing but attributes, which would make a graph for each of their values. */
export const sequenceKernels = [
  defineKernel<object, LinSpaceAttrs>(LinSpace, (_, { start, stop, num }, backend) => ({
    tensors: backend.adopt(shared.linSpaceImpl(start, stop, num), [num], "float32"),
  })),
  defineKernel<object, RangeAttrs>(Range, (_, { start, stop, step, dtype }, backend) => {
    const values = shared.rangeImpl(start, stop, step, dtype);
    return { tensors: backend.adopt(values, [values.length], dtype) };
  }),
];
