import type { ElementOrder, LayerOf, Shape } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import { gatherAxis } from "./gather-axis.ts";
import { sourceCells } from "./source-cells.ts";

/**
 * The same elements in another shape, counted channels first or last.
 * @param x [b, …]
 * @returns [b, …shape]
 */
export function reshapeElements(x: tf.Tensor, shape: Shape, order: ElementOrder): tf.Tensor {
  const [batch, ...from] = x.shape as [number, ...number[]];
  const counted = order === "channels-first" && movesChannels(from) ? tf.transpose(x, [0, 3, 1, 2]) : x;
  if (order === "channels-last" || !movesChannels(shape)) return tf.reshape(counted, [batch, ...shape]);
  const [height, width, channels] = shape;
  return tf.transpose(tf.reshape(counted, [batch, channels!, height!, width!]), [0, 2, 3, 1]);
}

/** Whether counting channels first differs from counting them last. */
function movesChannels(shape: Shape): boolean {
  return shape.length === 3 && shape[2]! > 1 && shape[0]! * shape[1]! > 1;
}

/** Output axis i is input axis `permutation[i]`; the batch stays first. */
export function permuteAxes(x: tf.Tensor, permutation: readonly number[]): tf.Tensor {
  return tf.transpose(x, [0, ...permutation.map((axis) => axis + 1)]);
}

/** Cells of the input by start, size and step. */
export function sliceCells(layer: LayerOf<"Slice">, x: tf.Tensor): tf.Tensor {
  if (layer.steps.every((step) => step === 1)) {
    return tf.slice(x, [0, ...layer.starts], [x.shape[0]!, ...layer.sizes]);
  }
  return gatherCells(layer, x);
}

/** Cells added around the input, or cropped. */
export function padCells(layer: LayerOf<"Pad">, x: tf.Tensor): tf.Tensor {
  if (layer.mode !== "constant") return gatherCells(layer, x);
  const begin = layer.amounts.map(([before]) => Math.max(0, -before));
  const size = layer.amounts.map(
    ([before, after], axis) => x.shape[axis + 1]! + Math.min(0, before) + Math.min(0, after),
  );
  const cropped = tf.slice(x, [0, ...begin], [x.shape[0]!, ...size]);
  const amounts = layer.amounts.map(([before, after]): [number, number] => [Math.max(0, before), Math.max(0, after)]);
  return tf.pad(cropped, [[0, 0], ...amounts], layer.value);
}

function gatherCells(layer: LayerOf<"Slice"> | LayerOf<"Pad">, x: tf.Tensor): tf.Tensor {
  return sourceCells(layer, x.shape.slice(1)).reduce((cells, sources, axis) => gatherAxis(cells, sources, axis + 1), x);
}
