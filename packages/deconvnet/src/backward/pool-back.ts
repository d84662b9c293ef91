import type { LayerOf } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import { firstMaxima } from "../first-maxima.ts";
import { averageShares } from "../forward/pool.ts";
import { windowExtents } from "../forward/sliding-layer.ts";
import { changePitch } from "../switches/change-pitch.ts";
import { corners } from "../switches/corners.ts";
import { unpool } from "../switches/unpool.ts";
import { type BackwardStep, cutToSignal } from "./backward-step.ts";
import { convolveSpread } from "./convolve-back.ts";

/**
 * Unpools with the image's switches, padding included.
 * @param signal [n, oh, ow, c]
 * @returns [n, (oh − 1) · stride + extent, …, c]
 */
export function poolMaximumBack(step: BackwardStep<LayerOf<"MaxPool">>, signal: tf.Tensor4D): tf.Tensor4D {
  const { layer, pass } = step;
  const [, rows, columns] = signal.shape;
  const [tall, wide] = windowExtents(layer);
  const height = (rows - 1) * layer.strides[0] + tall;
  const width = (columns - 1) * layer.strides[1] + wide;
  const inWindow = cutToSignal(step, pass.switches(layer)) as tf.Tensor4D;
  const widened = changePitch(inWindow, wide, width);
  const cells = tf.add<tf.Tensor4D>(widened, corners(layer, rows, columns, width));
  return unpool(signal, repeatForUnits(cells, signal), height, width);
}

/** Each map's value returns to its first maximum. */
export function poolGlobalMaximumBack(step: BackwardStep, signal: tf.Tensor4D): tf.Tensor4D {
  const x = step.pass.activation(step.layer.inputs[0]!) as tf.Tensor4D;
  const switches = tf.reshape<tf.Rank.R4>(step.frame.pick(firstMaxima(x).indices), [-1, 1, 1, x.shape[3]]);
  return unpool(signal, repeatForUnits(switches, signal), x.shape[1], x.shape[2]);
}

/**
 * Spreads each value evenly over the cells that counted in its window.
 * @param signal [n, oh, ow, c]
 * @returns [n, (oh − 1) · stride + extent, …, c]
 */
export function poolAverageBack(step: BackwardStep<LayerOf<"AveragePool">>, signal: tf.Tensor4D): tf.Tensor4D {
  const { layer, pass } = step;
  const [, height, width] = pass.activation(layer.inputs[0]!).shape as [number, number, number, number];
  const shares = pass.compiled.derive(layer.name, "shares", () => averageShares(layer, height, width));
  const taps = pass.compiled.derive(layer.name, "taps", () => tapFilters(layer, signal.shape[3]));
  return convolveSpread(tf.mul(signal, cutToSignal(step, shares)), taps, layer);
}

/** Spreads each value evenly over the whole map. */
export function poolGlobalAverageBack(step: BackwardStep, signal: tf.Tensor4D): tf.Tensor4D {
  const [, height, width] = step.pass.activation(step.layer.inputs[0]!).shape as [number, number, number, number];
  return tf.tile(tf.div(signal, height * width), [1, height, width, 1]);
}

/** 1 at each tap, 0 between dilated ones: [extent, extent, c, 1]. */
function tapFilters(layer: LayerOf<"AveragePool">, channels: number): tf.Tensor4D {
  const [tall, wide] = windowExtents(layer);
  const filters = tf.buffer<tf.Rank.R4>([tall, wide, channels, 1]);
  for (let row = 0; row < tall; row += layer.dilations[0]) {
    for (let column = 0; column < wide; column += layer.dilations[1]) {
      for (let channel = 0; channel < channels; channel += 1) filters.set(1, row, column, channel, 0);
    }
  }
  return filters.toTensor();
}

function repeatForUnits(switches: tf.Tensor4D, signal: tf.Tensor4D): tf.Tensor4D {
  return switches.shape[0] === signal.shape[0] ? switches : tf.tile(switches, [signal.shape[0], 1, 1, 1]);
}
