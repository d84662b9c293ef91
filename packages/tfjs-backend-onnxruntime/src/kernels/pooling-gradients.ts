import {
  AvgPoolGrad,
  type AvgPoolGradAttrs,
  type backend_util,
  MaxPoolGrad,
  type MaxPoolGradAttrs,
} from "@tensorflow/tfjs-core";
import type { Edge, GraphBuilder } from "../graph/graph-builder.ts";
import { blockSize } from "../onnx/block-size.ts";
import { makeMaxPoolGradient } from "../wasm/max-pool-gradient.ts";
import { addMaxPoolWithIndices } from "./add-max-pool.ts";
import { addBlockedMaxPoolGradient } from "./blocked-max-pool-gradient.ts";
import { defineKernel, type Inputs } from "./define-kernel.ts";
import { poolInfo } from "./pooling.ts";
import { addUnpool } from "./pooling-switches.ts";
import { spreadAverages } from "./spread-averages.ts";

export const poolingGradientKernels = [
  defineKernel<Inputs<"dy" | "input">, MaxPoolGradAttrs>(MaxPoolGrad, ({ dy, input }, attributes) => {
    const info = dy.dtype === "float32" ? poolInfo(input, attributes) : undefined;
    return (
      info && {
        inputs: [dy, input],
        outputs: [{ shape: input.shape, dtype: "float32" }],
        program: makeMaxPoolGradient(info, blockSize()),
        emit: (graph, [gradient, x]) => {
          const blocked = addBlockedMaxPoolGradient(graph, gradient!, x!, info);
          if (blocked) return [blocked];
          const { source, indices, top, left } = addMaxPoolWithIndices(graph, x!, info);
          const values = graph.toChannelsFirst(gradient!);
          const unpooled = graph.toChannelsLast(addUnpool(graph, values, indices, source.shape));
          return [cutToMap(graph, unpooled, -top, -left, info)];
        },
      }
    );
  }),
  defineKernel<Inputs<"dy" | "input">, AvgPoolGradAttrs>(AvgPoolGrad, ({ dy, input }, attributes) => {
    const info = dy.dtype === "float32" ? poolInfo(input, attributes) : undefined;
    return (
      info && {
        inputs: [dy, input],
        outputs: [{ shape: input.shape, dtype: "float32" }],
        emit: (graph, [gradient]) => {
          const kernel = [info.filterHeight, info.filterWidth];
          const strides = [info.strideHeight, info.strideWidth];
          const spread = spreadAverages(graph, graph.toChannelsFirst(gradient!), kernel, strides);
          return [cutToMap(graph, graph.toChannelsLast(spread), info.padInfo.top, info.padInfo.left, info)];
        },
      }
    );
  }),
];

/** As much of what windows cover as is the map, and zeros where it is in no window. @param top row of the map */
function cutToMap(graph: GraphBuilder, x: Edge, top: number, left: number, info: backend_util.Conv2DInfo): Edge {
  const rows = [-top, info.inHeight + top - x.shape[1]!] as const;
  const columns = [-left, info.inWidth + left - x.shape[2]!] as const;
  return graph.pad(x, [[0, 0], rows, columns, [0, 0]], 0);
}
