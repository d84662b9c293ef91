import * as tf from "@tensorflow/tfjs-core";
import { type SlidingLayer, windowExtents } from "./sliding-layer.ts";

/**
 * Surrounds maps with what the layer's windows reach beyond them, declared padding and ceil-mode overhang alike,
 * so that a VALID operation gives exactly the layer's output.
 * @param x [b, h, w, c]
 * @returns [b, ≥ (rows − 1) · stride + extent, …, c]
 */
export function padToWindows(x: tf.Tensor4D, layer: SlidingLayer, value: number): tf.Tensor4D {
  const { top, left } = layer.pads;
  const [rows, columns] = windowExtents(layer);
  const bottom = (layer.shape[0]! - 1) * layer.strides[0] + rows - top - x.shape[1];
  const right = (layer.shape[1]! - 1) * layer.strides[1] + columns - left - x.shape[2];
  if (top === 0 && left === 0 && bottom <= 0 && right <= 0) return x;
  return tf.pad4d(
    x,
    [
      [0, 0],
      [top, Math.max(0, bottom)],
      [left, Math.max(0, right)],
      [0, 0],
    ],
    value,
  );
}
