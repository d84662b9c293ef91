import * as tf from "@tensorflow/tfjs-core";
import type { Operation } from "./operation.ts";
import { isExact, rounded, summed, taken } from "./program-value.ts";

const hasAxes = ({ tensor: { rank } }: { readonly tensor: tf.Tensor }): boolean => rank >= 1 && rank <= 4;

const reduce: Operation = ({ draw, find }) => {
  const x = find(hasAxes);
  if (!x) return [];
  const axes = x.tensor.shape.map((_, axis) => axis).filter(() => draw.chance(0.5));
  const keepDims = draw.chance(0.5);
  const { dtype, size } = x.tensor;
  return draw.pick([
    () => [summed(tf.sum(x.tensor, axes, keepDims), size, x)],
    () => [taken(tf.max(x.tensor, axes, keepDims), x)],
    () => [taken(tf.min(x.tensor, axes, keepDims), x)],
    () => [rounded(tf.mean(x.tensor, axes, keepDims), x.bound)],
    () => (dtype === "float32" ? [rounded(tf.softmax(x.tensor), 1)] : []),
    () => (dtype === "float32" ? [rounded(tf.logSoftmax(x.tensor), 2 * x.bound + 10)] : []),
    () => [summed(tf.cumsum(x.tensor, draw.below(x.tensor.rank), keepDims, draw.chance(0.5)), size, x)],
  ])();
};

const rank: Operation = ({ draw, find }) => {
  const x = find((value) => isExact(value) && hasAxes(value));
  if (!x) return [];
  const last = x.tensor.shape.at(-1)!;
  const { values, indices } = tf.topk(x.tensor, draw.between(1, last));
  const found = draw.chance(0.5) ? tf.argMax(x.tensor, draw.below(x.tensor.rank)) : tf.argMin(x.tensor, -1);
  const places = { grid: 1, bound: x.tensor.size };
  return [taken(values, x), { tensor: indices, ...places }, { tensor: found, ...places }];
};

const mark: Operation = ({ draw, find }) => {
  const x = find((value) => value.tensor.dtype === "int32" && value.tensor.rank <= 2 && isExact(value));
  return x ? [{ tensor: tf.cast(tf.oneHot(x.tensor, draw.between(2, 4)), "float32"), grid: 1, bound: 1 }] : [];
};

export const reductionOperations: readonly Operation[] = [reduce, rank, mark];
