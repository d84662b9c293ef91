import * as tf from "@tensorflow/tfjs-core";

/**
 * Every stride-th cell, from a first one on: what one tap of a sliding window sees.
 * Built of slices and reshapes, which every backend differentiates.
 * @param x [b, h, w, c]
 * @returns [b, rows, columns, c]
 */
export function sampleCells(
  x: tf.Tensor4D,
  [top, left]: readonly [number, number],
  [strideY, strideX]: readonly [number, number],
  [rows, columns]: readonly [number, number],
): tf.Tensor4D {
  const [batch, height, width, channels] = x.shape;
  const [tall, wide] = [rows * strideY, columns * strideX];
  const part = tf.slice4d(
    x,
    [0, top, left, 0],
    [batch, Math.min(tall, height - top), Math.min(wide, width - left), channels],
  );
  const lacking = [tall - part.shape[1], wide - part.shape[2]] as const;
  const full =
    lacking[0] + lacking[1] > 0
      ? tf.pad4d(part, [
          [0, 0],
          [0, lacking[0]],
          [0, lacking[1]],
          [0, 0],
        ])
      : part;
  const everyRow = tf.slice4d(
    tf.reshape(full, [batch, rows, strideY, wide * channels]),
    [0, 0, 0, 0],
    [batch, rows, 1, wide * channels],
  );
  const everyColumn = tf.slice4d(
    tf.reshape(everyRow, [batch * rows, columns, strideX, channels]),
    [0, 0, 0, 0],
    [batch * rows, columns, 1, channels],
  );
  return tf.reshape(everyColumn, [batch, rows, columns, channels]);
}
