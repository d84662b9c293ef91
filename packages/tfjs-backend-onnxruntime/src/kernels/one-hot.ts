import { OneHot, type OneHotAttrs } from "@tensorflow/tfjs-core";
import { defineKernel, type Inputs } from "./define-kernel.ts";

export const oneHotKernels = [
  defineKernel<Inputs<"indices">, OneHotAttrs>(OneHot, ({ indices }, { depth, dtype, onValue, offValue }) => {
    if (indices.dtype !== "int32" || (dtype !== "float32" && dtype !== "int32" && dtype !== "bool")) return undefined;
    const shape = [...indices.shape, depth];
    return {
      inputs: [indices],
      outputs: [{ shape, dtype }],
      emit: (graph, [places]) => {
        // Not OneHot, which counts negative indices from the end.
        const classes = graph.constant(
          "int32",
          [depth],
          Int32Array.from({ length: depth }, (_, place) => place),
        );
        const isOn = graph.add("Equal", [graph.reshape(places!, [...indices.shape, 1]), classes], "bool", shape);
        if (onValue === 1 && offValue === 0) return [graph.cast(isOn, dtype)];
        const type = dtype === "bool" ? "int32" : dtype;
        const values = [graph.scalar(type, onValue), graph.scalar(type, offValue)];
        return [graph.cast(graph.add("Where", [isOn, ...values], type, shape), dtype)];
      },
    };
  }),
];
