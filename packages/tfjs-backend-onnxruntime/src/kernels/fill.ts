import { type DataType, Fill, type FillAttrs, OnesLike, type TensorInfo, util, ZerosLike } from "@tensorflow/tfjs-core";
import type { OnnxRuntimeBackend } from "../backend.ts";
import type { HostType } from "../onnx/element-type.ts";
import { defineKernel, type Inputs } from "./define-kernel.ts";

/** ONNX Runtime makes a constant of what fills a tensor, and keeps it as long as the graph: larger ones are no part of it. */
const LARGEST_PART = 2 ** 20;

function defineFillLike(kernel: string, value: number) {
  return defineKernel<Inputs<"x">, object>(kernel, ({ x: { shape, dtype }, x }, _, backend) => {
    if (isNumeric(dtype) && util.sizeFromShape(shape) > LARGEST_PART) {
      return { tensors: fill(backend, shape, dtype, value) };
    }
    return {
      inputs: [x],
      outputs: [{ shape, dtype }],
      emit: (graph, [like]) => {
        const { type, shape } = like!;
        return [graph.add("Expand", [graph.scalar(type, value), graph.integers(shape)], type, shape)];
      },
    };
  });
}

function fill(backend: OnnxRuntimeBackend, shape: readonly number[], type: HostType, value: number): TensorInfo {
  const values = util.getTypedArrayFromDType(type, util.sizeFromShape([...shape]));
  return backend.adopt(value === 0 ? values : values.fill(value), shape, type);
}

function isNumeric(dtype: DataType): dtype is HostType {
  return dtype === "float32" || dtype === "int32" || dtype === "bool";
}

export const fillKernels = [
  // As part of a graph each value would make a graph of its own.
  defineKernel<object, FillAttrs>(Fill, (_, { shape, value, dtype }, backend) => {
    if (typeof value === "string") return undefined;
    const type = dtype ?? util.inferDtype(value);
    return isNumeric(type) ? { tensors: fill(backend, shape, type, value) } : undefined;
  }),
  defineFillLike(OnesLike, 1),
  defineFillLike(ZerosLike, 0),
];
