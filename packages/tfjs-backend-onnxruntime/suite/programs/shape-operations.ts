import * as tf from "@tensorflow/tfjs-core";
import type { Operation } from "./operation.ts";
import { isExact, rounded, summed, taken } from "./program-value.ts";

const hasRank =
  (least: number, most: number) =>
  ({ tensor }: { readonly tensor: tf.Tensor }) =>
    tensor.rank >= least && tensor.rank <= most;

const reshape: Operation = ({ draw, find }) => {
  const x = find(() => true);
  if (!x) return [];
  const { shape, size } = x.tensor;
  const divisors = [1, 2, 3, 4, 6].filter((n) => size % n === 0);
  const n = draw.pick(divisors);
  return [taken(tf.reshape(x.tensor, draw.pick([[-1], [n, -1], [1, ...shape], [-1, n, 1]])), x)];
};

const transpose: Operation = ({ draw, find }) => {
  const x = find(hasRank(2, 4));
  if (!x) return [];
  const order = x.tensor.shape.map((_, axis) => axis);
  for (let i = order.length - 1; i > 0; i--) {
    const j = draw.below(i + 1);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return [taken(tf.transpose(x.tensor, order), x)];
};

const slice: Operation = ({ draw, find }) => {
  const x = find(hasRank(1, 4));
  if (!x) return [];
  const begin = x.tensor.shape.map((size) => draw.below(size));
  const size = x.tensor.shape.map((whole, axis) => draw.between(1, whole - begin[axis]!));
  return [taken(tf.slice(x.tensor, begin, size), x)];
};

const skip: Operation = ({ draw, find }) => {
  const x = find(hasRank(1, 4));
  if (!x) return [];
  const { shape } = x.tensor;
  const forward = shape.map(() => draw.chance(0.7));
  const strides = forward.map((ahead) => (ahead ? 1 : -1) * draw.between(1, 2));
  const begin = shape.map((size, axis) => (forward[axis] ? 0 : size - 1));
  const end = shape.map((size, axis) => (forward[axis] ? size : -size - 1));
  return [taken(tf.stridedSlice(x.tensor, begin, end, strides), x)];
};

const pad: Operation = ({ draw, find }) => {
  const x = find(hasRank(1, 4));
  if (!x) return [];
  const margins = x.tensor.shape.map((): [number, number] => [draw.below(3), draw.below(2)]);
  if (draw.chance(0.7)) return [{ ...taken(tf.pad(x.tensor, margins, draw.pick([0, 0, -1])), x), bound: x.bound + 1 }];
  const mirrored = margins.map(([before, after], axis): [number, number] => {
    const most = x.tensor.shape[axis]! - 1;
    return [Math.min(before, most), Math.min(after, most)];
  });
  return [taken(tf.mirrorPad(x.tensor, mirrored, draw.pick(["reflect", "symmetric"])), x)];
};

const join: Operation = ({ draw, find }) => {
  const a = find(hasRank(1, 4));
  if (!a) return [];
  const axis = draw.below(a.tensor.rank);
  const b = find(
    ({ tensor }) =>
      tensor.rank === a.tensor.rank &&
      tensor.dtype === a.tensor.dtype &&
      tensor.shape.every((size, i) => i === axis || size === a.tensor.shape[i]),
  );
  if (!b) return [];
  return [taken(tf.concat([a.tensor, b.tensor, ...(draw.chance(0.3) ? [a.tensor] : [])], axis), a, b)];
};

const divide: Operation = ({ draw, find }) => {
  const x = find(hasRank(1, 4));
  if (!x) return [];
  const axis = draw.below(x.tensor.rank);
  const size = x.tensor.shape[axis]!;
  if (size <= 3 && draw.chance(0.5)) return tf.unstack(x.tensor, axis).map((part) => taken(part, x));
  const first = draw.between(1, size);
  const sizes = first < size ? [first, size - first] : [size];
  return tf.split(x.tensor, sizes, axis).map((part) => taken(part, x));
};

const rearrange: Operation = ({ draw, find }) => {
  const x = find(hasRank(1, 3));
  if (!x) return [];
  const axis = draw.below(x.tensor.rank);
  const places = Array.from({ length: 4 }, () => draw.below(x.tensor.shape[axis]!));
  return draw.pick([
    () => [taken(tf.reverse(x.tensor, axis), x)],
    () => [taken(tf.stack([x.tensor, x.tensor], axis), x)],
    () => [taken(tf.gather(x.tensor, tf.tensor1d(places, "int32"), axis), x)],
    () => [
      taken(
        tf.tile(
          x.tensor,
          x.tensor.shape.map((_, i) => (i === axis ? 2 : 1)),
        ),
        x,
      ),
    ],
  ])();
};

const reduce: Operation = ({ draw, find }) => {
  const x = find(hasRank(1, 4));
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
  const x = find((value) => isExact(value) && value.tensor.rank >= 1 && value.tensor.rank <= 4);
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

export const shapeOperations: readonly Operation[] = [
  reshape,
  transpose,
  slice,
  skip,
  pad,
  join,
  divide,
  rearrange,
  reduce,
  rank,
  mark,
];
