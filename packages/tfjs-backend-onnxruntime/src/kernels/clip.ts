import { ClipByValue, type ClipByValueAttrs } from "@tensorflow/tfjs-core";
import { defineKernel, type Inputs } from "./define-kernel.ts";

export const clipKernels = [
  defineKernel<Inputs<"x">, ClipByValueAttrs>(ClipByValue, ({ x }, { clipValueMin, clipValueMax }) => {
    const isWhole = Number.isInteger(clipValueMin) && Number.isInteger(clipValueMax);
    if (x.dtype !== "float32" && !(x.dtype === "int32" && isWhole)) return undefined;
    return {
      inputs: [x],
      outputs: [{ shape: x.shape, dtype: x.dtype }],
      emit: (graph, [input]) => {
        const { type } = input!;
        return [
          graph.elementwise("Clip", [input!, graph.scalar(type, clipValueMin), graph.scalar(type, clipValueMax)]),
        ];
      },
    };
  }),
];
