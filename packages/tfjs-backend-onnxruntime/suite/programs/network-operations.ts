import * as tf from "@tensorflow/tfjs-core";
import type { Operation, Surroundings } from "./operation.ts";
import { isExact, type ProgramValue, rounded, summed, taken } from "./program-value.ts";

type Map = ProgramValue & { readonly tensor: tf.Tensor4D };

function isMap(value: ProgramValue): value is Map {
  const { tensor, bound } = value;
  return tensor.rank === 4 && tensor.dtype === "float32" && bound < 100;
}

function findMap({ find }: Surroundings): Map | undefined {
  const found = find(isMap);
  return found && isMap(found) ? found : undefined;
}

function drawWindow({ draw }: Surroundings, { tensor: { shape } }: Map) {
  const size = Math.min(draw.between(1, 3), shape[1], shape[2]);
  const strides = draw.between(1, 2);
  const pads: readonly ("same" | "valid" | number)[] = ["same", "valid", Math.min(1, size - 1)];
  return { size, strides, pad: draw.pick(pads) };
}

const convolve: Operation = (around) => {
  const x = findMap(around);
  if (!x) return [];
  const { draw, weight } = around;
  const { size, strides, pad } = drawWindow(around, x);
  const channels = x.tensor.shape[3];
  const outputs = draw.pick([1, 2, 3, 4, 8, 16]);
  const filter = weight([size, size, channels, outputs]);
  const bias = weight([outputs]);
  const changing = draw.chance(0.3) ? tf.neg(filter.tensor) : filter.tensor;
  const y = tf.conv2d(x.tensor, changing as tf.Tensor4D, strides, pad);
  const sums = summed(y, size * size * channels, x, filter);
  if (draw.chance(0.4)) return [sums];
  const biased = tf.add(y, bias.tensor);
  return [{ ...sums, tensor: draw.chance(0.5) ? tf.relu(biased) : biased, bound: sums.bound + bias.bound }];
};

const convolveDepthwise: Operation = (around) => {
  const x = findMap(around);
  if (!x) return [];
  const { size, strides, pad } = drawWindow(around, x);
  const filter = around.weight([size, size, x.tensor.shape[3], around.draw.between(1, 2)]);
  return [summed(tf.depthwiseConv2d(x.tensor, filter.tensor as tf.Tensor4D, strides, pad), size * size, x, filter)];
};

const convolveBack: Operation = (around) => {
  const x = findMap(around);
  if (!x) return [];
  const { draw, weight } = around;
  const [n, height, width, channels] = x.tensor.shape;
  const size = draw.between(1, 3);
  const stride = draw.between(1, 2);
  const outputs = draw.between(1, 3);
  const filter = weight([size, size, outputs, channels]);
  const shape: [number, number, number, number] = [n, height * stride, width * stride, outputs];
  const y = tf.conv2dTranspose(x.tensor, filter.tensor as tf.Tensor4D, shape, stride, "same");
  return [summed(y, size * size * channels, x, filter)];
};

const pool: Operation = (around) => {
  const x = findMap(around);
  if (!x) return [];
  const { size, strides, pad } = drawWindow(around, x);
  if (around.draw.chance(0.6)) return [taken(tf.maxPool(x.tensor, size, strides, pad), x)];
  return [rounded(tf.avgPool(x.tensor, size, strides, pad), x.bound)];
};

const normalize: Operation = (around) => {
  const x = findMap(around);
  if (!x) return [];
  const { draw, weight } = around;
  if (draw.chance(0.4)) return [rounded(tf.localResponseNormalization(x.tensor, 2, 1, 0.1, 0.75), x.bound)];
  const channels = [x.tensor.shape[3]];
  const [mean, offset, scale, spread] = [weight(channels), weight(channels), weight(channels), weight(channels)];
  const variance = tf.add(tf.abs(spread.tensor), 0.5);
  const y = tf.batchNorm4d(
    x.tensor,
    mean.tensor as tf.Tensor1D,
    variance as tf.Tensor1D,
    offset.tensor as tf.Tensor1D,
    scale.tensor as tf.Tensor1D,
  );
  return [rounded(y, 4 * x.bound + 8)];
};

const multiply: Operation = ({ draw, find, weight }) => {
  const a = find(({ tensor, bound }) => tensor.dtype === "float32" && bound < 100 && [2, 3].includes(tensor.rank));
  if (!a) return [];
  const transposeA = draw.chance(0.3);
  const transposeB = draw.chance(0.3);
  const inner = a.tensor.shape.at(transposeA ? -2 : -1)!;
  const outer = draw.between(1, 4);
  const b = weight([...a.tensor.shape.slice(0, -2), ...(transposeB ? [outer, inner] : [inner, outer])]);
  return [summed(tf.matMul(a.tensor, b.tensor, transposeA, transposeB), inner, a, b)];
};

/** Gradients of a small network's sum, where the forward pass is exact: kinks and ties then fall alike. */
const differentiate: Operation = (around) => {
  const x = findMap(around);
  if (!x || !isExact(x)) return [];
  const { size, strides, pad } = drawWindow(around, x);
  const channels = x.tensor.shape[3];
  const filter = around.weight([size, size, channels, around.draw.pick([2, 8])]);
  if (!isExact(summed(x.tensor, size * size * channels, x, filter))) return [];
  const finish = around.draw.pick([
    (y: tf.Tensor4D): tf.Tensor => tf.square(y),
    (y: tf.Tensor4D): tf.Tensor => tf.square(tf.maxPool(y, 2, 1, "same")),
    (y: tf.Tensor4D): tf.Tensor => tf.square(tf.avgPool(y, [2, 1], 1, "same")),
    (y: tf.Tensor4D): tf.Tensor => tf.localResponseNormalization(y, 1, 1, 0.1, 0.75),
    (y: tf.Tensor4D): tf.Tensor => tf.logSoftmax(tf.reshape(y, [y.shape[0], -1])),
  ]);
  const forward = (map: tf.Tensor, weights: tf.Tensor): tf.Tensor =>
    tf.sum(finish(tf.relu(tf.conv2d(map as tf.Tensor4D, weights as tf.Tensor4D, strides, pad))));
  const gradients = tf.grads(forward)([x.tensor, filter.tensor]);
  return gradients.map((gradient) => rounded(gradient, 1e3));
};

export const networkOperations: readonly Operation[] = [
  convolve,
  convolve,
  convolveDepthwise,
  convolveBack,
  pool,
  pool,
  normalize,
  multiply,
  differentiate,
];
