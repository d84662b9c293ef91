import type { LayerOf } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import { isDense, windowExtents } from "../forward/sliding-layer.ts";

/** Up to this many cells a matrix product and a sum of taps took half the time of TensorFlow's own kernel. */
const FEW_CELLS = 25;

/** Whether `addTaps` is the quicker transposed convolution: one tap, small windows near the seed, dilated filters. */
export function suitsTaps(layer: LayerOf<"Conv">, signal: tf.Tensor4D): boolean {
  if (layer.strides[0] !== 1 || layer.strides[1] !== 1) return false;
  const isSingle = layer.kernel[0] * layer.kernel[1] === 1;
  return isSingle || !isDense(layer) || signal.shape[1] * signal.shape[2] <= FEW_CELLS;
}

/**
 * Transposed convolution of stride 1: one matrix product for all taps of the filters, then each tap's share laid at its
 * place and all of them added.
 * @param filters [kh, kw, in, out], not dilated
 * @param signal [n, oh, ow, out]
 * @returns [n, oh + extent − 1, …, in]
 */
export function addTaps(layer: LayerOf<"Conv">, filters: tf.Tensor4D, signal: tf.Tensor4D): tf.Tensor4D {
  const [count, rows, columns, outputs] = signal.shape;
  const [tall, wide, depth] = filters.shape;
  const matrix = tf.reshape<tf.Rank.R2>(filters, [tall * wide * depth, outputs]);
  const cells = tf.reshape<tf.Rank.R2>(signal, [count * rows * columns, outputs]);
  const shares = tf.matMul<tf.Tensor2D>(cells, matrix, false, true);
  if (tall * wide === 1) return tf.reshape(shares, [count, rows, columns, depth]);
  if (rows * columns === 1 && isDense(layer)) return tf.reshape(shares, [count, tall, wide, depth]);
  const [height, width] = windowExtents(layer);
  const placed = Array.from({ length: tall * wide }, (_, tap) => {
    const share = tf.slice2d(shares, [0, tap * depth], [cells.shape[0], depth]);
    const top = Math.floor(tap / wide) * layer.dilations[0];
    const left = (tap % wide) * layer.dilations[1];
    const margins: [[0, 0], [number, number], [number, number], [0, 0]] = [
      [0, 0],
      [top, height - 1 - top],
      [left, width - 1 - left],
      [0, 0],
    ];
    return tf.pad4d(tf.reshape(share, [count, rows, columns, depth]), margins);
  });
  return tf.addN(placed);
}
