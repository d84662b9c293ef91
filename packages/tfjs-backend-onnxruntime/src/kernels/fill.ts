import { Fill, type FillAttrs, OnesLike, util, ZerosLike } from "@tensorflow/tfjs-core";
import { defineKernel, type Inputs } from "./define-kernel.ts";

function defineFillLike(kernel: string, value: number) {
  return defineKernel<Inputs<"x">, object>(kernel, ({ x }) => ({
    inputs: [x],
    outputs: [{ shape: x.shape, dtype: x.dtype }],
    emit: (graph, [like]) => {
      const { type, shape } = like!;
      return [graph.add("Expand", [graph.scalar(type, value), graph.integers(shape)], type, shape)];
    },
  }));
}

export const fillKernels = [
  // As part of a graph each value would make a graph of its own.
  defineKernel<object, FillAttrs>(Fill, (_, { shape, value, dtype }, backend) => {
    if (typeof value === "string") return undefined;
    const type = dtype ?? util.inferDtype(value);
    if (type !== "float32" && type !== "int32" && type !== "bool") return undefined;
    const values = util.getTypedArrayFromDType(type, util.sizeFromShape([...shape]));
    return { tensors: backend.adopt(values.fill(value), shape, type) };
  }),
  defineFillLike(OnesLike, 1),
  defineFillLike(ZerosLike, 0),
];
