import { TopK, type TopKAttrs } from "@tensorflow/tfjs-core";
import { defineKernel, type Inputs } from "./define-kernel.ts";

export const topKKernels = [
  defineKernel<Inputs<"x">, TopKAttrs>(TopK, ({ x }, { k }) => {
    if (x.dtype === "bool") return undefined;
    const shape = x.shape.with(-1, k);
    return {
      inputs: [x],
      outputs: [
        { shape, dtype: x.dtype },
        { shape, dtype: "int32" },
      ],
      emit: (graph, [input]) => {
        const { type } = input!;
        const made = graph.addMany(
          "TopK",
          [input!, graph.integers([k])],
          [
            { type, shape },
            { type: "int64", shape },
          ],
          { axis: -1, largest: 1, sorted: 1 },
        );
        return [made[0]!, graph.cast(made[1]!, "int32")];
      },
    };
  }),
];
