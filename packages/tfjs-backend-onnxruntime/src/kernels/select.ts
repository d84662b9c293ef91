import { Select, util } from "@tensorflow/tfjs-core";
import { defineKernel, type Inputs } from "./define-kernel.ts";

export const selectKernels = [
  defineKernel<Inputs<"condition" | "t" | "e">, object>(Select, ({ condition, t, e }) => {
    const isAligned = util.arraysEqual(condition.shape, t.shape) && util.arraysEqual(t.shape, e.shape);
    if (!isAligned || condition.dtype !== "bool" || t.dtype !== e.dtype) return undefined;
    return {
      inputs: [condition, t, e],
      outputs: [{ shape: t.shape, dtype: t.dtype }],
      emit: (graph, [mask, chosen, other]) => {
        const type = chosen!.type;
        if (type !== "bool") return [graph.elementwise("Where", [mask!, chosen!, other!], type)];
        const isOther = graph.elementwise("Not", [mask!]);
        return [
          graph.elementwise("Or", [
            graph.elementwise("And", [mask!, chosen!]),
            graph.elementwise("And", [isOther, other!]),
          ]),
        ];
      },
    };
  }),
];
