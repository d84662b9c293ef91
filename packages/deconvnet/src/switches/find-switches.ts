import type { LayerOf } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import { padToWindows } from "../forward/pad-to-windows.ts";
import { LOWEST, taps } from "../forward/pool.ts";
import { isDense, windowExtents } from "../forward/sliding-layer.ts";
import { changePitch } from "./change-pitch.ts";
import { corners } from "./corners.ts";
import { poolWithSwitches } from "./pool-with-switches.ts";

type MaxPool = LayerOf<"MaxPool">;

/**
 * Where in its window each maximum lies: row · extent + column from the window's corner, the first maximum in
 * row-major order. Relative to the window, so that any cut of the map can be unpooled with it.
 * @param x [b, h, w, c], what the pool reads
 * @returns int32 [b, oh, ow, c]
 */
export function findSwitches(layer: MaxPool, x: tf.Tensor4D): tf.Tensor4D {
  return tf.tidy(() => {
    const padded = padToWindows(x, layer, LOWEST);
    const flat = isDense(layer) ? flatSwitches(layer, padded) : undefined;
    return flat ? relativeSwitches(layer, flat, padded.shape[2]) : switchesOfTaps(layer, padded);
  });
}

/** Flat indices row · width + column into the padded map, if the backend has a kernel that gives them. */
function flatSwitches(layer: MaxPool, padded: tf.Tensor4D): tf.Tensor4D | undefined {
  const switches = poolWithSwitches(padded, layer.kernel, layer.strides);
  if (switches || !tf.getKernel(tf.MaxPoolWithArgmax, tf.getBackend())) return switches;
  const { indexes } = tf.maxPoolWithArgmax(padded, [...layer.kernel], [...layer.strides], "valid");
  return tf.floorDiv(tf.cast(indexes as tf.Tensor4D, "int32"), tf.scalar(padded.shape[3], "int32"));
}

function relativeSwitches(layer: MaxPool, flat: tf.Tensor4D, paddedWidth: number): tf.Tensor4D {
  const [, rows, columns] = flat.shape;
  const inWindow = tf.sub<tf.Tensor4D>(flat, corners(layer, rows, columns, paddedWidth));
  return changePitch(inWindow, paddedWidth, windowExtents(layer)[1]);
}

function switchesOfTaps(layer: MaxPool, padded: tf.Tensor4D): tf.Tensor4D {
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
