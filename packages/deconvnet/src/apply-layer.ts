import type { Layer } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import { activate } from "./forward/activate.ts";
import { combine, multiplyDense, multiplyMatrices } from "./forward/combine.ts";
import { convolve } from "./forward/convolve.ts";
import { normaliseBatch, normaliseInstance, normaliseResponses } from "./forward/normalise.ts";
import { logSoftmaxOver, softmaxOver } from "./forward/normalise-exponentials.ts";
import { poolAverage, poolMaximum } from "./forward/pool.ts";
import { padCells, permuteAxes, reshapeElements, sliceCells } from "./forward/rearrange.ts";
import type { LayerWeights } from "./layer-weights.ts";

/**
 * One layer's output, in TensorFlow.js operations that have gradients.
 * @param inputs outputs of the layers it reads, in the order of `layer.inputs`: feature maps [b, h, w, c],
 *   anything else [b, …shape]; for the input layer, the image itself
 * @returns [b, …layer.shape]; a new tensor, the inputs stay the caller's
 */
export function applyLayer(layer: Layer, weights: LayerWeights, inputs: readonly tf.Tensor[]): tf.Tensor {
  const x = inputs[0];
  if (!x) throw new TypeError(`layer ${layer.name}: expected an input tensor, got none`);
  return tf.tidy(() => {
    const output = applyOperator(layer, weights, inputs, x);
    return inputs.includes(output) ? tf.clone(output) : output;
  });
}

function applyOperator(layer: Layer, weights: LayerWeights, inputs: readonly tf.Tensor[], x: tf.Tensor): tf.Tensor {
  switch (layer.operator) {
    case "Input":
    case "Dropout":
    case "Identity":
    case "Cast":
      return x;
    case "Conv":
      return convolve(layer, weights, x as tf.Tensor4D);
    case "MaxPool":
      return poolMaximum(layer, x as tf.Tensor4D);
    case "AveragePool":
      return poolAverage(layer, x as tf.Tensor4D);
    case "GlobalAveragePool":
      return tf.mean(x, [1, 2], true);
    case "GlobalMaxPool":
      return tf.maxPool(x as tf.Tensor4D, [x.shape[1]!, x.shape[2]!], 1, "valid");
    case "LRN":
      return normaliseResponses(layer, x as tf.Tensor4D);
    case "BatchNormalization":
      return normaliseBatch(layer, weights, x);
    case "InstanceNormalization":
      return normaliseInstance(layer, weights, x as tf.Tensor4D);
    case "Gemm":
      return multiplyDense(layer, weights, x);
    case "MatMul":
      return multiplyMatrices(layer, weights, inputs);
    case "Add":
    case "Sub":
    case "Mul":
    case "Div":
      return combine(layer, weights, inputs);
    case "Sum":
      return inputs.reduce((sum, input) => tf.add(sum, input));
    case "Concat":
      return tf.concat([...inputs], layer.axis + 1);
    case "Reshape":
    case "Flatten":
    case "Squeeze":
    case "Unsqueeze":
      return reshapeElements(x, layer.shape, layer.order);
    case "Transpose":
      return permuteAxes(x, layer.permutation);
    case "Slice":
      return sliceCells(layer, x);
    case "Pad":
      return padCells(layer, x);
    case "ReduceMean":
      return tf.mean(
        x,
        layer.axes.map((axis) => axis + 1),
        layer.keepDimensions,
      );
    case "Softmax":
      return softmaxOver(x, layer.axes);
    case "LogSoftmax":
      return logSoftmaxOver(x, layer.axes);
    default:
      return activate(layer, weights, x);
  }
}
