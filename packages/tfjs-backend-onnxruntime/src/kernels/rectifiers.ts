import {
  backend_util,
  EluGrad,
  LeakyRelu,
  type LeakyReluAttrs,
  Prelu,
  Step,
  type StepAttrs,
  util,
} from "@tensorflow/tfjs-core";
import type { Edge, GraphBuilder } from "../graph/graph-builder.ts";
import { defineKernel, type Inputs } from "./define-kernel.ts";

/** So steep that two in a row lift the least float32 above zero to 1. */
const STEEP = { alpha: { float: 2 ** 127 }, beta: { float: 0 } };

/** 1 above zero, 0 elsewhere, NaN where `x` is. Ramps from 0 to 1 are vectorised, `Sign` is not: four times as fast. */
function addUnitStep(graph: GraphBuilder, x: Edge): Edge {
  const ramp = graph.elementwise("HardSigmoid", [x], "float32", STEEP);
  return graph.elementwise("HardSigmoid", [ramp], "float32", STEEP);
}

/** Kernels with a bend at zero, and their gradients. */
export const rectifierKernels = [
  defineKernel<Inputs<"x">, StepAttrs>(Step, ({ x }, { alpha }) =>
    x.dtype === "float32"
      ? {
          inputs: [x],
          outputs: [{ shape: x.shape, dtype: "float32" }],
          emit: (graph, [input]) => {
            const step = addUnitStep(graph, input!);
            if (alpha === 0) return [step];
            const rise = graph.elementwise("Mul", [step, graph.scalar("float32", 1 - alpha)]);
            return [graph.elementwise("Add", [rise, graph.scalar("float32", alpha)])];
          },
        }
      : undefined,
  ),
  defineKernel<Inputs<"x">, LeakyReluAttrs>(LeakyRelu, ({ x }, { alpha }) => ({
    inputs: [x],
    outputs: [{ shape: x.shape, dtype: "float32" }],
    emit: (graph, [input]) => [
      graph.elementwise("LeakyRelu", [graph.cast(input!, "float32")], "float32", { alpha: { float: alpha } }),
    ],
  })),
  defineKernel<Inputs<"x" | "alpha">, object>(Prelu, ({ x, alpha }) => {
    const shape = backend_util.assertAndGetBroadcastShape(x.shape, alpha.shape);
    if (x.dtype !== "float32" || alpha.dtype !== "float32" || !util.arraysEqual(shape, x.shape)) return undefined;
    return {
      inputs: [x, alpha],
      outputs: [{ shape, dtype: "float32" }],
      weights: [1],
      emit: (graph, [input, slope]) => [graph.elementwise("PRelu", [input!, slope!])],
    };
  }),
  defineKernel<Inputs<"dy" | "y">, object>(EluGrad, ({ dy, y }) => ({
    inputs: [dy, y],
    outputs: [{ shape: y.shape, dtype: "float32" }],
    emit: (graph, [gradient, output]) => {
      const one = graph.scalar("float32", 1);
      const slope = graph.elementwise("Min", [graph.elementwise("Add", [output!, one]), one]);
      return [graph.elementwise("Mul", [gradient!, slope])];
    },
  })),
];
