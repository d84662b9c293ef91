import * as tf from "@tensorflow/tfjs-core";
import type { Operation } from "./operation.ts";
import { rounded, summed, taken } from "./program-value.ts";

const gatherPoints: Operation = ({ draw, find }) => {
  const x = find(({ tensor }) => tensor.rank >= 2 && tensor.rank <= 4);
  if (!x) return [];
  const [rows, columns] = x.tensor.shape as [number, number];
  const places = Array.from({ length: 3 }, () => [draw.below(rows), draw.below(columns)]);
  return [taken(tf.gatherND(x.tensor, tf.tensor2d(places, [3, 2], "int32")), x)];
};

const scatter: Operation = ({ draw, find }) => {
  const x = find(({ tensor }) => tensor.rank >= 1 && tensor.rank <= 3);
  if (!x) return [];
  const count = x.tensor.shape[0]!;
  const rest = x.tensor.shape.slice(1);
  const places = Array.from({ length: count }, () => [draw.below(count + 1)]);
  const indices = tf.tensor2d(places, [count, 1], "int32");
  return [summed(tf.scatterND(indices, x.tensor, [count + 1, ...rest]), count, x)];
};

const sumSegments: Operation = ({ draw, find }) => {
  const x = find(({ tensor }) => tensor.rank >= 1 && tensor.rank <= 3);
  if (!x) return [];
  const count = x.tensor.shape[0]!;
  const segments = Array.from({ length: count }, () => draw.below(3));
  return [summed(tf.unsortedSegmentSum(x.tensor, tf.tensor1d(segments, "int32"), 3), count, x)];
};

const rearrangeBlocks: Operation = ({ draw, find }) => {
  const x = find(({ tensor }) => tensor.rank === 4 && tensor.dtype === "float32");
  if (!x) return [];
  const map = x.tensor as tf.Tensor4D;
  const margins = [0, 0].map((_, axis): [number, number] => [0, map.shape[axis + 1]! % 2]);
  const blocks = tf.spaceToBatchND(map, [2, 2], margins);
  return draw.pick([
    () => [taken(blocks, x)],
    () => [taken(tf.batchToSpaceND(blocks, [2, 2], margins), x)],
    () => [taken(tf.depthToSpace(tf.tile(map, [1, 1, 1, 4]), 2), x)],
  ])();
};

const resize: Operation = ({ draw, find }) => {
  const x = find(({ tensor }) => tensor.rank === 4 && tensor.dtype === "float32");
  if (!x) return [];
  const map = x.tensor as tf.Tensor4D;
  const size: [number, number] = [draw.between(1, 9), draw.between(1, 9)];
  const [aligned, centred] = draw.pick([
    [false, false],
    [true, false],
    [false, true],
  ] as const);
  return [rounded(tf.image.resizeBilinear(map, size, aligned, centred), x.bound)];
};

const contract: Operation = ({ find, weight }) => {
  const x = find(({ tensor, bound }) => tensor.rank === 3 && tensor.dtype === "float32" && bound < 100);
  if (!x) return [];
  const inner = x.tensor.shape[2]!;
  const matrix = weight([inner, 3]);
  return [summed(tf.einsum("abc,cd->adb", x.tensor, matrix.tensor), inner, x, matrix)];
};

export const indexedOperations: readonly Operation[] = [
  gatherPoints,
  scatter,
  sumSegments,
  rearrangeBlocks,
  resize,
  contract,
];
