import type { LayerOf } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import { groupFilters, isDepthwise } from "../forward/convolve.ts";
import { isDense, windowExtents } from "../forward/sliding-layer.ts";
import { spreadCells, spreadFilters } from "../forward/spread-cells.ts";
import { requireWeight } from "../layer-weights.ts";
import { addTaps, suitsTaps } from "./add-taps.ts";
import type { BackwardStep } from "./backward-step.ts";

/**
 * Transposed convolution with the layer's own filters and no bias, padding included.
 * @param signal [n, oh, ow, out]
 * @returns [n, (oh − 1) · stride + extent, …, in]
 */
export function convolveBack(step: BackwardStep<LayerOf<"Conv">>, signal: tf.Tensor4D): tf.Tensor4D {
  const { layer } = step;
  if (isDepthwise(layer)) return convolveDepthwiseBack(step, signal);
  if (layer.groups === 1) return transposeConvolution(step, signal, (filters) => filters, "");
  const parts = tf
    .split<tf.Tensor4D>(signal, layer.groups, 3)
    .map((part, group) =>
      transposeConvolution(step, part, (filters) => groupFilters(layer, filters, group), ` of group ${group}`),
    );
  return tf.concat4d(parts, 3);
}

/** @param choose the filters that this signal came through, out of the layer's; `suffix` names the choice */
function transposeConvolution(
  step: BackwardStep<LayerOf<"Conv">>,
  signal: tf.Tensor4D,
  choose: (filters: tf.Tensor4D) => tf.Tensor4D,
  suffix: string,
): tf.Tensor4D {
  const { layer, pass } = step;
  const derive = (form: string, make: () => tf.Tensor4D) => pass.compiled.derive(layer.name, form + suffix, make);
  const own = (): tf.Tensor4D => choose(ownFilters(step));
  const chosen = layer.groups === 1 ? own() : derive("filters", own);
  if (suitsTaps(layer, signal)) return addTaps(layer, chosen, signal);
  const filters = isDense(layer) ? chosen : derive("spread filters", () => spreadFilters(own(), layer.dilations));
  const [count, rows, columns] = signal.shape;
  const [tall, wide, depth] = filters.shape;
  const height = (rows - 1) * layer.strides[0] + tall;
  const width = (columns - 1) * layer.strides[1] + wide;
  return tf.conv2dTranspose(signal, filters, [count, height, width, depth], [...layer.strides], "valid");
}

/** Spread by the stride, then a depthwise convolution with the turned filters: forward kernels, fast everywhere. */
function convolveDepthwiseBack(step: BackwardStep<LayerOf<"Conv">>, signal: tf.Tensor4D): tf.Tensor4D {
  const { layer } = step;
  const outputs = signal.shape[3];
  const turned = step.pass.compiled.derive(layer.name, "turned", () => {
    const filters = tf.reverse(spreadFilters(ownFilters(step), layer.dilations), [0, 1]);
    return tf.reshape<tf.Rank.R4>(filters, [filters.shape[0], filters.shape[1], outputs, 1]);
  });
  const [count, height, width] = signal.shape;
  const sums = convolveSpread(signal, turned, layer);
  const multiplier = outputs / layer.groups;
  if (multiplier === 1) return sums;
  const [tall, wide] = windowExtents(layer);
  const size = [(height - 1) * layer.strides[0] + tall, (width - 1) * layer.strides[1] + wide] as const;
  return tf.reshape(tf.sum(tf.reshape(sums, [-1, layer.groups, multiplier]), 2), [count, ...size, layer.groups]);
}

/**
 * Spreads a signal by strides and convolves it over its full reach with turned depthwise filters.
 * @param turned [extent, extent, c, 1]
 * @returns [n, (oh − 1) · stride + extent, …, c]
 */
export function convolveSpread(
  signal: tf.Tensor4D,
  turned: tf.Tensor4D,
  layer: { readonly strides: readonly [number, number] },
): tf.Tensor4D {
  const [tall, wide] = turned.shape;
  const margins: [[0, 0], [number, number], [number, number], [0, 0]] = [
    [0, 0],
    [tall - 1, tall - 1],
    [wide - 1, wide - 1],
    [0, 0],
  ];
  return tf.depthwiseConv2d(tf.pad4d(spreadCells(signal, layer.strides), margins), turned, 1, "valid");
}

function ownFilters({ layer, pass }: BackwardStep<LayerOf<"Conv">>): tf.Tensor4D {
  return requireWeight<tf.Tensor4D>(layer, pass.compiled.weights(layer.name), "filters");
}
