import { backend_util, Cumsum, type CumsumAttrs, util } from "@tensorflow/tfjs-core";
import { defineKernel, type Inputs } from "./define-kernel.ts";

export const cumulateKernels = [
  defineKernel<Inputs<"x">, CumsumAttrs>(Cumsum, ({ x }, { axis, exclusive, reverse }) => {
    const dtype = backend_util.upcastType(x.dtype, "int32");
    const place = util.parseAxisParam(axis, x.shape)[0]!;
    return {
      inputs: [x],
      outputs: [{ shape: x.shape, dtype }],
      emit: (graph, [input]) => {
        const numbers = input!.type === "bool" ? graph.cast(input!, "int32") : input!;
        const attributes = { exclusive: Number(exclusive), reverse: Number(reverse) };
        return [graph.add("CumSum", [numbers, graph.scalar("int64", place)], numbers.type, x.shape, attributes)];
      },
    };
  }),
];
