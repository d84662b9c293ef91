import {
  AvgPoolGrad,
  type AvgPoolGradAttrs,
  type backend_util,
  MaxPoolGrad,
  type MaxPoolGradAttrs,
} from "@tensorflow/tfjs-core";
import type { Edge, GraphBuilder } from "../graph/graph-builder.ts";
import { defineKernel, type Inputs } from "./define-kernel.ts";
import { addMaxPoolWithIndices, poolInfo } from "./pooling.ts";
import { addUnpool } from "./pooling-switches.ts";

export const poolingGradientKernels = [
  defineKernel<Inputs<"dy" | "input">, MaxPoolGradAttrs>(MaxPoolGrad, ({ dy, input }, attributes) => {
    const info = dy.dtype === "float32" ? poolInfo(input, attributes) : undefined;
    return (
      info && {
        inputs: [dy, input],
        outputs: [{ shape: input.shape, dtype: "float32" }],
        emit: (graph, [gradient, x]) => {
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
          const spread = graph.toChannelsLast(spreadAverages(graph, graph.toChannelsFirst(gradient!), info));
          return [cutToMap(graph, spread, info.padInfo.top, info.padInfo.left, info)];
        },
      }
    );
  }),
];

/** A share of each value in every cell of its window: [n, c, oh, ow] to all that windows cover, padding included. */
function spreadAverages(graph: GraphBuilder, dy: Edge, info: backend_util.Conv2DInfo): Edge {
  const { batchSize: n, inChannels: c, outHeight, outWidth, filterHeight, filterWidth } = info;
  const strideHeight = outHeight === 1 ? filterHeight : info.strideHeight;
  const strideWidth = outWidth === 1 ? filterWidth : info.strideWidth;
  const cells = graph.reshape(dy, [n, c, outHeight, 1, outWidth, 1]);
  if (strideHeight === filterHeight && strideWidth === filterWidth) {
    const share = graph.scalar("float32", 1 / (filterHeight * filterWidth));
    const shares = graph.add("Mul", [cells, share], "float32", cells.shape);
    const shape = [n, c, outHeight, filterHeight, outWidth, filterWidth];
    const repeated = graph.add("Expand", [shares, graph.integers(shape)], "float32", shape);
    return graph.reshape(repeated, [n, c, outHeight * filterHeight, outWidth * filterWidth]);
  }
  const gaps = graph.integers([0, 0, 0, 0, 0, 0, 0, 0, 0, strideHeight - 1, 0, strideWidth - 1]);
  const apart = graph.add("Pad", [cells, gaps, graph.scalar("float32", 0)], "float32", [
    n,
    c,
    outHeight,
    strideHeight,
    outWidth,
    strideWidth,
  ]);
  const [height, width] = [outHeight * strideHeight, outWidth * strideWidth];
  const margins = [filterHeight - 1, filterWidth - 1];
  return graph.add(
    "AveragePool",
    [graph.reshape(apart, [n, c, height, width])],
    "float32",
    [n, c, height + filterHeight - 1, width + filterWidth - 1],
    {
      kernel_shape: [filterHeight, filterWidth],
      strides: [1, 1],
      pads: [...margins, ...margins],
      count_include_pad: 1,
    },
  );
}

/** As much of what windows cover as is the map, and zeros where it is in no window. @param top row of the map */
function cutToMap(graph: GraphBuilder, x: Edge, top: number, left: number, info: backend_util.Conv2DInfo): Edge {
  const rows = [-top, info.inHeight + top - x.shape[1]!] as const;
  const columns = [-left, info.inWidth + left - x.shape[2]!] as const;
  return graph.pad(x, [[0, 0], rows, columns, [0, 0]], 0);
}
