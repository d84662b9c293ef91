import { backend_util, MaxPool, type MaxPoolAttrs } from "@tensorflow/tfjs-core";
import { slidingAttributes } from "./convolution.ts";
import { defineKernel, type Inputs } from "./define-kernel.ts";

type Size4 = [number, number, number, number];

export const poolingKernels = [
  defineKernel<Inputs<"x">, MaxPoolAttrs>(MaxPool, ({ x }, { filterSize, strides, pad, dimRoundingMode }) => {
    const info = backend_util.computePool2DInfo(x.shape as Size4, filterSize, strides, 1, pad, dimRoundingMode);
    const { batchSize, outChannels, outHeight, outWidth } = info;
    return {
      inputs: [x],
      outputs: [{ shape: info.outShape, dtype: x.dtype }],
      emit: (graph, [input]) => [
        graph.toChannelsLast(
          graph.add(
            "MaxPool",
            [graph.toChannelsFirst(input!)],
            "float32",
            [batchSize, outChannels, outHeight, outWidth],
            { ...slidingAttributes(info), kernel_shape: [info.filterHeight, info.filterWidth] },
          ),
        ),
      ],
    };
  }),
];
