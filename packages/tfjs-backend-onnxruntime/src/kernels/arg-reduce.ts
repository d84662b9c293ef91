import { ArgMax, type ArgMaxAttrs, ArgMin, util } from "@tensorflow/tfjs-core";
import { defineKernel, type Inputs } from "./define-kernel.ts";

const operators = [
  [ArgMax, "ArgMax"],
  [ArgMin, "ArgMin"],
] as const;

export const argReduceKernels = operators.map(([kernel, operator]) =>
  defineKernel<Inputs<"x">, ArgMaxAttrs>(kernel, ({ x }, attributes) => {
    const axis = util.parseAxisParam(attributes.axis, x.shape)[0];
    if (axis === undefined) return undefined;
    const shape = x.shape.toSpliced(axis, 1);
    return {
      inputs: [x],
      outputs: [{ shape, dtype: "int32" }],
      emit: (graph, [input]) => {
        const numbers = input!.type === "bool" ? graph.cast(input!, "int32") : input!;
        const turned = axis === 3 ? graph.channelsFirst(numbers) : undefined;
        const place = turned ? 1 : axis;
        return [
          graph.cast(graph.add(operator, [turned ?? numbers], "int64", shape, { axis: place, keepdims: 0 }), "int32"),
        ];
      },
    };
  }),
);
