import type { Layer } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";

/** The feature map of a layer that is strongest on an image as it is. */
export interface StrongestMap {
  readonly channel: number;
  /** [h, w], or [1, 1] of a unit without place. */
  readonly values: Float32Array;
}

/**
 * [height, width] of a layer's feature maps; [1, 1] where its units have no place.
 */
export function mapShape({ shape }: Layer): readonly [number, number] {
  const [height = 1, width = 1] = shape;
  return shape.length === 3 ? [height, width] : [1, 1];
}

/**
 * One feature map, or one unit. The index is no part of what is computed, so that backends that compile do so once.
 * @param output [b, …shape]
 * @returns [b, height · width]
 */
export function pickMap(output: tf.Tensor, channel: number): tf.Tensor {
  const [images = 1, ...shape] = output.shape;
  const isMap = shape.length === 3;
  const units = isMap ? output : tf.reshape(output, [images, output.size / images]);
  const picked = tf.gather(units, tf.tensor1d([channel], "int32"), isMap ? 3 : 1);
  return tf.reshape(picked, [images, picked.size / images]);
}

/**
 * How strong each map gets.
 * @param output [1, …shape]
 * @returns [maps]
 */
export function mapMaxima(output: tf.Tensor): tf.Tensor {
  const channels = output.rank === 4 ? output.shape[3]! : output.size;
  return output.rank === 4 ? tf.reshape(tf.max(output, [1, 2]), [channels]) : tf.reshape(output, [channels]);
}
