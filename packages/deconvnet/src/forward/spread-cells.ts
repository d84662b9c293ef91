import * as tf from "@tensorflow/tfjs-core";

/**
 * Puts `strides − 1` zeros between neighbouring rows and columns (none after the last).
 * @param x [b, h, w, c]
 * @returns [b, (h − 1) · strideY + 1, (w − 1) · strideX + 1, c]
 */
export function spreadCells(x: tf.Tensor4D, [strideY, strideX]: readonly [number, number]): tf.Tensor4D {
  const [batch, height, width, channels] = x.shape;
  let spread = x;
  if (strideX > 1) {
    const cells = tf.reshape(spread, [batch * height, width, 1, channels]);
    const padded = tf.pad(cells, [
      [0, 0],
      [0, 0],
      [0, strideX - 1],
      [0, 0],
    ]);
    spread = tf.reshape(padded, [batch, height, width * strideX, channels]);
  }
  if (strideY > 1) {
    const rows = tf.reshape(spread, [batch, height, 1, spread.shape[2] * channels]);
    const padded = tf.pad(rows, [
      [0, 0],
      [0, 0],
      [0, strideY - 1],
      [0, 0],
    ]);
    spread = tf.reshape(padded, [batch, height * strideY, spread.shape[2], channels]);
  }
  if (spread === x) return x;
  return tf.slice4d(spread, [0, 0, 0, 0], [batch, (height - 1) * strideY + 1, (width - 1) * strideX + 1, channels]);
}

/**
 * Puts `dilations − 1` zeros between the taps of filters: the dense filters that a dilated layer stands for.
 * @param filters [kh, kw, in, out]
 */
export function spreadFilters(filters: tf.Tensor4D, dilations: readonly [number, number]): tf.Tensor4D {
  if (dilations[0] === 1 && dilations[1] === 1) return filters;
  const [rows, columns, depth, outputs] = filters.shape;
  const spread = spreadCells(tf.reshape(filters, [1, rows, columns, depth * outputs]), dilations);
  return tf.reshape(spread, [spread.shape[1], spread.shape[2], depth, outputs]);
}
