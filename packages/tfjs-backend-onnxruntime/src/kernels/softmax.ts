import { Softmax, type SoftmaxAttrs } from "@tensorflow/tfjs-core";
import { defineKernel, type Inputs } from "./define-kernel.ts";
import { keepLayout } from "./keep-layout.ts";

export const softmaxKernels = [
  defineKernel<Inputs<"logits">, SoftmaxAttrs>(Softmax, ({ logits }, { dim }) => {
    const last = logits.shape.length - 1;
    if (logits.dtype !== "float32" || last < 0 || (dim !== -1 && dim !== last)) return undefined;
    return {
      inputs: [logits],
      outputs: [{ shape: logits.shape, dtype: "float32" }],
      emit: (graph, [x]) => [
        keepLayout(graph, x!, (edge, order) =>
          graph.add("Softmax", [edge], "float32", edge.shape, { axis: order.indexOf(last) }),
        ),
      ],
    };
  }),
];
