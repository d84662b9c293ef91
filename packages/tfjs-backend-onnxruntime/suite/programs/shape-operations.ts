import * as tf from "@tensorflow/tfjs-core";
import type { Operation } from "./operation.ts";
import { taken } from "./program-value.ts";

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

export const shapeOperations: readonly Operation[] = [reshape, transpose, slice, skip, pad, join, divide, rearrange];
