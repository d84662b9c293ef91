import type { Constant, Layer } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";

/** What a layer's numbers are called once they are tensors. */
export type WeightName = "filters" | "weights" | "bias" | "scale" | "offset" | "slope" | "constant";

/**
 * A layer's numbers on the backend; tensors or variables, whoever made them disposes of them.
 * Conv: filters [kh, kw, in / groups, out], bias [out]. Gemm: weights [in, out], bias [out].
 * BatchNormalization and InstanceNormalization: scale and offset [c]. PRelu: slope [1, h | 1, w | 1, c].
 * Arithmetic and MatMul with one constant operand: constant, with a leading axis of 1 for the batch.
 */
export type LayerWeights = Readonly<Partial<Record<WeightName, tf.Tensor>>>;

/** Copies a layer's numbers to the current backend; batch normalization is folded into one scale and offset a channel. */
export function uploadWeights(layer: Layer): LayerWeights {
  switch (layer.operator) {
    case "Conv":
      return { filters: uploadConstant(layer.filters), ...uploadBias(layer.bias) };
    case "Gemm":
      return { weights: uploadConstant(layer.weights), ...uploadBias(layer.bias) };
    case "BatchNormalization": {
      const scale = layer.gamma.map((gamma, channel) => gamma / Math.sqrt(layer.variance[channel]! + layer.epsilon));
      const offset = layer.beta.map((beta, channel) => beta - layer.mean[channel]! * scale[channel]!);
      return { scale: tf.tensor1d(scale), offset: tf.tensor1d(offset) };
    }
    case "InstanceNormalization":
      return { scale: tf.tensor1d(layer.gamma), offset: tf.tensor1d(layer.beta) };
    case "PRelu":
      return { slope: uploadOperand(layer.slope, layer.shape.length) };
    case "Add":
    case "Sub":
    case "Mul":
    case "Div":
    case "MatMul": {
      const constant = layer.operands.find((operand) => "constant" in operand);
      return constant ? { constant: uploadOperand(constant.constant, layer.shape.length) } : {};
    }
    default:
      return {};
  }
}

/**
 * The named weight of a layer.
 * @throws TypeError if it was left out
 */
export function requireWeight<T extends tf.Tensor = tf.Tensor>(
  layer: Layer,
  weights: LayerWeights,
  name: WeightName,
): T {
  const weight = weights[name];
  if (!weight) throw new TypeError(`layer ${layer.name} (${layer.operator}): expected the weight "${name}", got none`);
  return weight as T;
}

function uploadConstant(constant: Constant): tf.Tensor {
  return tf.tensor(constant.data, [...constant.shape]);
}

function uploadOperand(constant: Constant, rank: number): tf.Tensor {
  const missing = Math.max(0, rank - constant.shape.length);
  return tf.tensor(constant.data, [1, ...Array<number>(missing).fill(1), ...constant.shape]);
}

function uploadBias(bias: Float32Array | undefined): { bias?: tf.Tensor } {
  return bias ? { bias: tf.tensor1d(bias) } : {};
}
