import {
  AvgPool,
  type AvgPoolAttrs,
  backend_util,
  MaxPool,
  type MaxPoolAttrs,
  type TensorInfo,
  util,
} from "@tensorflow/tfjs-core";
import type { Edge, GraphBuilder } from "../graph/graph-builder.ts";
import { addMaxPool } from "./add-max-pool.ts";
import { addBlockedMaxPool } from "./blocked-max-pool.ts";
import { defineKernel, type Inputs } from "./define-kernel.ts";
import { fillsTheMap, reachesTheMap, slidingAttributes } from "./sliding-window.ts";

type Size4 = [number, number, number, number];

/**
 * How windows lie on maps of numbers.
 * @returns undefined where ONNX Runtime has no such pool: of other types, with windows beside the map or too few of them
 */
export function poolInfo(
  x: TensorInfo,
  { filterSize, strides, pad, dimRoundingMode }: AvgPoolAttrs,
): backend_util.Conv2DInfo | undefined {
  const info = backend_util.computePool2DInfo(x.shape as Size4, filterSize, strides, 1, pad, dimRoundingMode);
  const isKnown = x.dtype === "float32" && fillsTheMap(info) && reachesTheMap(slidingAttributes(info).pads, info);
  return isKnown ? info : undefined;
}

export const poolingKernels = [
  defineKernel<Inputs<"x">, MaxPoolAttrs>(MaxPool, ({ x }, attributes, backend) => {
    const info = poolInfo(x, attributes);
    if (!info) return undefined;
    if (info.filterHeight * info.filterWidth === 1 && util.arraysEqual(info.inShape, info.outShape)) {
      return { tensors: backend.share(x, x.shape) };
    }
    return {
      inputs: [x],
      outputs: [{ shape: info.outShape, dtype: x.dtype }],
      emit: (graph, [input]) => [
        addBlockedMaxPool(graph, input!, info) ?? graph.toChannelsLast(addMaxPool(graph, input!, info).values),
      ],
    };
  }),
  defineKernel<Inputs<"x">, AvgPoolAttrs>(AvgPool, ({ x }, attributes) => {
    const info = poolInfo(x, attributes);
    return (
      info && {
        inputs: [x],
        outputs: [{ shape: info.outShape, dtype: "float32" }],
        emit: (graph, [input]) => [graph.toChannelsLast(addAveragePool(graph, graph.toChannelsFirst(input!), info))],
      }
    );
  }),
];

/** Cells that padding covers do not count. */
function addAveragePool(graph: GraphBuilder, x: Edge, info: backend_util.Conv2DInfo): Edge {
  const { strides, pads } = slidingAttributes(info);
  const shape = [info.batchSize, info.outChannels, info.outHeight, info.outWidth];
  const kernel = [info.filterHeight, info.filterWidth];
  return graph.add("AveragePool", [x], "float32", shape, { strides, pads, kernel_shape: kernel });
}
