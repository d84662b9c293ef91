import type { LayerOf } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import { padToWindows } from "../forward/pad-to-windows.ts";
import { LOWEST, taps } from "../forward/pool.ts";
import { isDense, windowExtents } from "../forward/sliding-layer.ts";
import { MAX_POOL_WITH_SWITCHES } from "./switch-kernels.ts";

/**
 * Where in its window each maximum lies: row · extent + column from the window's corner, the first maximum in
 * row-major order. Relative to the window, so that any cut of the map can be unpooled with it.
 * @param x [b, h, w, c], what the pool reads
 * @returns int32 [b, oh, ow, c]
 */
export function findSwitches(layer: LayerOf<"MaxPool">, x: tf.Tensor4D): tf.Tensor4D {
  return tf.tidy(() => {
    const padded = padToWindows(x, layer, LOWEST);
    const isBuiltIn = tf.getKernel(MAX_POOL_WITH_SWITCHES, tf.getBackend()) !== undefined;
    return isBuiltIn && isDense(layer) ? switchesOfKernel(layer, padded) : switchesOfTaps(layer, padded);
  });
}

function switchesOfKernel(layer: LayerOf<"MaxPool">, padded: tf.Tensor4D): tf.Tensor4D {
  const attributes = { kernel: [...layer.kernel], strides: [...layer.strides] };
  const outputs = tf.engine().runKernel(MAX_POOL_WITH_SWITCHES, { x: padded }, attributes);
  const flat = (outputs as tf.Tensor[])[1] as tf.Tensor4D;
  const width = tf.scalar(padded.shape[2], "int32");
  const row = tf.floorDiv(flat, width);
  const column = tf.sub(flat, tf.mul(row, width));
  const [, height, across] = flat.shape;
  const top = steps(height, layer.strides[0], [1, height, 1, 1]);
  const left = steps(across, layer.strides[1], [1, 1, across, 1]);
  const pitch = tf.scalar(windowExtents(layer)[1], "int32");
  return tf.add(tf.mul(tf.sub(row, top), pitch), tf.sub(column, left));
}

function switchesOfTaps(layer: LayerOf<"MaxPool">, padded: tf.Tensor4D): tf.Tensor4D {
  const pitch = windowExtents(layer)[1];
  const [first, ...others] = taps(layer, padded) as [tf.Tensor4D, ...tf.Tensor4D[]];
  let best = first;
  let switches: tf.Tensor = tf.zeros(first.shape, "int32");
  for (const [index, tap] of others.entries()) {
    const row = Math.floor((index + 1) / layer.kernel[1]) * layer.dilations[0];
    const column = ((index + 1) % layer.kernel[1]) * layer.dilations[1];
    const isHigher = tf.greater(tap, best);
    switches = tf.where<tf.Tensor>(isHigher, tf.scalar(row * pitch + column, "int32"), switches);
    best = tf.maximum(tap, best);
  }
  return switches as tf.Tensor4D;
}

/** 0, stride, 2 · stride, … as int32. */
export function steps(count: number, stride: number, shape: [number, number, number, number]): tf.Tensor4D {
  return tf.tensor4d(
    Int32Array.from({ length: count }, (_, place) => place * stride),
    shape,
    "int32",
  );
}
