import type { Layer } from "@deconvscope/network";
import type * as tf from "@tensorflow/tfjs-core";
import { activateBack } from "./activate-back.ts";
import type { BackwardStep } from "./backward-step.ts";
import { combineBack, multiplyDenseBack, multiplyMatricesBack, sumBack } from "./combine-back.ts";
import { convolveBack } from "./convolve-back.ts";
import { normaliseBatchBack, normaliseInstanceBack, normaliseResponsesBack, softmaxBack } from "./normalise-back.ts";
import { poolAverageBack, poolGlobalAverageBack, poolGlobalMaximumBack, poolMaximumBack } from "./pool-back.ts";
import { concatBack, padBack, reduceMeanBack, reshapeBack, sliceBack, transposeBack } from "./rearrange-back.ts";

/**
 * Takes a signal from a layer's output to its inputs.
 * @param signal [n, …] on the step's window
 * @returns one signal for each of the layer's inputs, on the window that `reachWindow` tells
 */
export function stepBack(step: BackwardStep, signal: tf.Tensor): readonly tf.Tensor[] {
  const { layer } = step;
  const on = <L extends Layer>(narrowed: L): BackwardStep<L> => ({ ...step, layer: narrowed });
  switch (layer.operator) {
    case "Input":
      return [];
    case "Dropout":
    case "Identity":
    case "Cast":
      return [signal];
    case "Conv":
      return [convolveBack(on(layer), signal as tf.Tensor4D)];
    case "MaxPool":
      return [poolMaximumBack(on(layer), signal as tf.Tensor4D)];
    case "AveragePool":
      return [poolAverageBack(on(layer), signal as tf.Tensor4D)];
    case "GlobalAveragePool":
      return [poolGlobalAverageBack(step, signal as tf.Tensor4D)];
    case "GlobalMaxPool":
      return [poolGlobalMaximumBack(step, signal as tf.Tensor4D)];
    case "LRN":
      return [normaliseResponsesBack(on(layer), signal as tf.Tensor4D)];
    case "BatchNormalization":
      return [normaliseBatchBack(step, signal)];
    case "InstanceNormalization":
      return [normaliseInstanceBack(on(layer), signal as tf.Tensor4D)];
    case "Gemm":
      return [multiplyDenseBack(on(layer), signal)];
    case "MatMul":
      return multiplyMatricesBack(on(layer), signal);
    case "Add":
    case "Sub":
    case "Mul":
    case "Div":
      return combineBack(on(layer), signal);
    case "Sum":
      return sumBack(step, signal);
    case "Concat":
      return concatBack(on(layer), signal);
    case "Reshape":
    case "Flatten":
    case "Squeeze":
    case "Unsqueeze":
      return [reshapeBack(on(layer), signal)];
    case "Transpose":
      return [transposeBack(on(layer), signal)];
    case "Slice":
      return [sliceBack(on(layer), signal)];
    case "Pad":
      return [padBack(on(layer), signal)];
    case "ReduceMean":
      return [reduceMeanBack(on(layer), signal)];
    case "Softmax":
    case "LogSoftmax":
      return [softmaxBack(on(layer), signal)];
    default:
      return [activateBack(on(layer), signal)];
  }
}
