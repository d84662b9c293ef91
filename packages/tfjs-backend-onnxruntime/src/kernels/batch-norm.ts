import { FusedBatchNorm, type FusedBatchNormAttrs, type TensorInfo } from "@tensorflow/tfjs-core";
import type { Edge, GraphBuilder } from "../graph/graph-builder.ts";
import { defineKernel, type Inputs } from "./define-kernel.ts";

type BatchNormInputs = Inputs<"x" | "mean" | "variance", "scale" | "offset">;

export const batchNormKernels = [
  defineKernel<BatchNormInputs, FusedBatchNormAttrs>(FusedBatchNorm, (inputs, { varianceEpsilon }) => {
    const { x, mean, variance, scale, offset } = inputs;
    const given = [x, mean, variance, scale, offset].filter((tensor) => tensor !== undefined);
    if (!given.every(({ dtype, shape }) => dtype === "float32" && isBroadcast(shape, x))) return undefined;
    return {
      inputs: given,
      outputs: [{ shape: x.shape, dtype: "float32" }],
      weights: given.map((_, place) => place).slice(1),
      emit: (graph, [maps, ...rest]) => {
        const [means, variances, ...others] = rest as [Edge, Edge, ...Edge[]];
        const scales = scale ? others[0] : undefined;
        const offsets = offset ? others.at(-1) : undefined;
        const epsilon = varianceEpsilon ?? 0.001;
        const isFixed = rest.every((edge) => edge.shape.length === 1 && graph.isConstant(edge));
        const add = isFixed && maps!.shape.length === 4 ? addFixed : addChanging;
        return [add(graph, maps!, [means, variances, scales, offsets], epsilon)];
      },
    };
  }),
];

type Parameters = readonly [mean: Edge, variance: Edge, scale: Edge | undefined, offset: Edge | undefined];

/** Whether ONNX repeats a tensor along another as TensorFlow.js does, which goes round in it. */
function isBroadcast(shape: readonly number[], { shape: whole }: TensorInfo): boolean {
  const first = shape.findIndex((extent) => extent !== 1);
  return first < 0 || shape.slice(first).every((extent, axis, rest) => extent === whole.at(axis - rest.length));
}

/** As an operator that ONNX Runtime makes part of a convolution before it. */
function addFixed(graph: GraphBuilder, x: Edge, [mean, variance, scale, offset]: Parameters, epsilon: number): Edge {
  const channels = [mean.shape[0]!];
  const repeat = (value: number) => graph.constant("float32", channels, new Float32Array(mean.shape[0]!).fill(value));
  const maps = graph.toChannelsFirst(x);
  const inputs = [maps, scale ?? repeat(1), offset ?? repeat(0), mean, variance];
  const attributes = { epsilon: { float: epsilon } };
  return graph.toChannelsLast(graph.add("BatchNormalization", inputs, "float32", maps.shape, attributes));
}

/** As a product and a sum. */
function addChanging(graph: GraphBuilder, x: Edge, [mean, variance, scale, offset]: Parameters, epsilon: number): Edge {
  const deviation = graph.elementwise("Sqrt", [graph.elementwise("Add", [variance, graph.scalar("float32", epsilon)])]);
  const factor = graph.elementwise("Div", [scale ?? graph.scalar("float32", 1), deviation]);
  const shift = graph.elementwise("Mul", [mean, factor]);
  const rest = offset ? graph.elementwise("Sub", [offset, shift]) : graph.elementwise("Neg", [shift]);
  return graph.elementwise("Add", [graph.elementwise("Mul", [x, factor]), rest]);
}
