import type { LayerOf } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import { padToWindows } from "./pad-to-windows.ts";
import { sampleCells } from "./sample-cells.ts";
import { isDense, type SlidingLayer } from "./sliding-layer.ts";

/** What padding holds in a max pool: no real value is lower. */
export const LOWEST = -3.4028234663852886e38;

/**
 * The maximum of each window; padding never wins.
 * @param x [b, h, w, c]
 * @returns [b, oh, ow, c]
 */
export function poolMaximum(layer: LayerOf<"MaxPool">, x: tf.Tensor4D): tf.Tensor4D {
  const padded = padToWindows(x, layer, LOWEST);
  if (isDense(layer)) return tf.maxPool(padded, [...layer.kernel], [...layer.strides], "valid");
  return taps(layer, padded).reduce((best, tap) => tf.maximum(best, tap));
}

/**
 * The mean of each window over its real cells, or over real and declared padding cells.
 * @param x [b, h, w, c]
 * @returns [b, oh, ow, c]
 */
export function poolAverage(layer: LayerOf<"AveragePool">, x: tf.Tensor4D): tf.Tensor4D {
  const padded = padToWindows(x, layer, 0);
  const [rows, columns] = layer.kernel;
  if (!isDense(layer)) {
    const sum = taps(layer, padded).reduce((total, tap) => tf.add(total, tap));
    return tf.mul(sum, averageShares(layer, x.shape[1], x.shape[2]));
  }
  const mean = tf.avgPool(padded, [...layer.kernel], [...layer.strides], "valid");
  if (padded === x) return mean;
  return tf.mul(mean, tf.mul(averageShares(layer, x.shape[1], x.shape[2]), rows * columns));
}

/**
 * What one cell of each window weighs in its mean: 1 / (cells that count).
 * @returns [1, oh, ow, 1]
 */
export function averageShares(layer: LayerOf<"AveragePool">, height: number, width: number): tf.Tensor4D {
  const { pads, countIncludePad: declared } = layer;
  const rows = countCells(layer, 0, declared ? -pads.top : 0, declared ? height + pads.bottom : height);
  const columns = countCells(layer, 1, declared ? -pads.left : 0, declared ? width + pads.right : width);
  const shares = rows.flatMap((row) => columns.map((column) => 1 / (row * column)));
  return tf.tensor4d(shares, [1, rows.length, columns.length, 1]);
}

/** How many taps of each window lie in [from, to) along one axis. */
function countCells(layer: LayerOf<"AveragePool">, axis: 0 | 1, from: number, to: number): number[] {
  const before = axis === 0 ? layer.pads.top : layer.pads.left;
  return Array.from({ length: layer.shape[axis]! }, (_, place) => {
    const start = place * layer.strides[axis] - before;
    let count = 0;
    for (let tap = 0; tap < layer.kernel[axis]; tap += 1) {
      const cell = start + tap * layer.dilations[axis];
      if (cell >= from && cell < to) count += 1;
    }
    return count;
  });
}

/** What each tap of the window sees, taps in row-major order: kh · kw tensors [b, oh, ow, c]. */
export function taps(layer: SlidingLayer, padded: tf.Tensor4D): tf.Tensor4D[] {
  const size = [layer.shape[0]!, layer.shape[1]!] as const;
  return Array.from({ length: layer.kernel[0] * layer.kernel[1] }, (_, tap) => {
    const row = Math.floor(tap / layer.kernel[1]) * layer.dilations[0];
    const column = (tap % layer.kernel[1]) * layer.dilations[1];
    return sampleCells(padded, [row, column], layer.strides, size);
  });
}
