import { Relu } from "@tensorflow/tfjs-core";
import { defineKernel, type Inputs } from "./define-kernel.ts";

/** TensorFlow.js kernel to ONNX operator, where they agree on float32. */
const operators: readonly (readonly [string, string])[] = [[Relu, "Relu"]];

export const unaryKernels = operators.map(([kernel, operator]) =>
  defineKernel<Inputs<"x">, object>(kernel, ({ x }) =>
    x.dtype === "float32"
      ? {
          inputs: [x],
          outputs: [{ shape: x.shape, dtype: x.dtype }],
          emit: (graph, [input]) => [graph.elementwise(operator, [input!])],
        }
      : undefined,
  ),
);
