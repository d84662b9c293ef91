import type { LayerOf } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import { type LayerWeights, requireWeight } from "../layer-weights.ts";
import { padToWindows } from "./pad-to-windows.ts";
import { sampleCells } from "./sample-cells.ts";
import { windowExtents } from "./sliding-layer.ts";
import { spreadFilters } from "./spread-cells.ts";

/**
 * Convolution with any stride, padding, dilation and groups.
 * @param x [b, h, w, in]
 * @returns [b, oh, ow, out]
 */
export function convolve(layer: LayerOf<"Conv">, weights: LayerWeights, x: tf.Tensor4D): tf.Tensor4D {
  const filters = spreadFilters(requireWeight<tf.Tensor4D>(layer, weights, "filters"), layer.dilations);
  const [pad, padded] = keepsSize(layer) ? (["same", x] as const) : (["valid", padToWindows(x, layer, 0)] as const);
  if (layer.groups === 1) {
    return tf.fused.conv2d({ x: padded, filter: filters, strides: [...layer.strides], pad, bias: weights.bias });
  }
  const sum = isDepthwise(layer)
    ? convolveDepthwise(layer, filters, padded, pad)
    : tf.concat4d(
        tf
          .split<tf.Tensor4D>(padded, layer.groups, 3)
          .map((part, group) =>
            tf.conv2d<tf.Tensor4D>(part, groupFilters(layer, filters, group), [...layer.strides], pad),
          ),
        3,
      );
  return weights.bias ? tf.add(sum, weights.bias) : sum;
}

/** Whether each filter sees one channel only. */
export function isDepthwise(layer: LayerOf<"Conv">): boolean {
  return layer.groups > 1 && layer.filters.shape[2] === 1;
}

/** One group's share of the filters, [kh, kw, in / groups, out / groups]. */
export function groupFilters(layer: LayerOf<"Conv">, filters: tf.Tensor4D, group: number): tf.Tensor4D {
  const [rows, columns, depth, outputs] = filters.shape;
  const share = outputs / layer.groups;
  return tf.slice4d(filters, [0, 0, 0, group * share], [rows, columns, depth, share]);
}

/** TensorFlow's depthwise convolution knows only square strides; others are sampled from stride 1. */
function convolveDepthwise(
  layer: LayerOf<"Conv">,
  filters: tf.Tensor4D,
  x: tf.Tensor4D,
  pad: "same" | "valid",
): tf.Tensor4D {
  const [rows, columns, , outputs] = filters.shape;
  const depthwise = tf.reshape<tf.Rank.R4>(filters, [rows, columns, layer.groups, outputs / layer.groups]);
  if (layer.strides[0] === layer.strides[1]) return tf.depthwiseConv2d(x, depthwise, layer.strides[0], pad);
  const [height, width] = layer.shape;
  return sampleCells(tf.depthwiseConv2d(x, depthwise, 1, pad), [0, 0], layer.strides, [height!, width!]);
}

/** Padding that every backend's own SAME mode gives alike, without a padded copy of the input. */
function keepsSize(layer: LayerOf<"Conv">): boolean {
  const { strides, pads } = layer;
  const [rows, columns] = windowExtents(layer);
  return (
    strides[0] === 1 &&
    strides[1] === 1 &&
    rows + columns > 2 &&
    pads.top + pads.bottom === rows - 1 &&
    pads.left + pads.right === columns - 1 &&
    pads.top === Math.floor((rows - 1) / 2) &&
    pads.left === Math.floor((columns - 1) / 2)
  );
}
