import * as tf from "@tensorflow/tfjs-core";

/** Numbers that are summed on the backend, which may do so in single precision. */
const longestRun = 16_384;

/**
 * Squares of a layer's output, summed in parts that `sumParts` adds up: single precision is not enough for all of them.
 * Products of rows with themselves: backends have nothing that squares and sums in one go.
 * @param values [b, …shape]
 * @returns [b, parts]
 */
export function sumSquares(values: tf.Tensor): tf.Tensor {
  const images = values.shape[0]!;
  const length = values.size / images;
  const run = divisorOf(length);
  // As feature maps lie where channels come first; the order is of no account.
  const cells = values.rank === 4 ? tf.transpose(values, [0, 3, 1, 2]) : values;
  const rows = tf.reshape(cells, [values.size / run, 1, run]);
  return tf.reshape(tf.matMul(rows, rows, false, true), [images, length / run]);
}

/** @returns the sum of each of the images' parts */
export function sumParts(parts: ArrayLike<number>, images: number): number[] {
  const count = parts.length / images;
  return Array.from({ length: images }, (_, image) => {
    let sum = 0;
    for (let at = image * count; at < (image + 1) * count; at++) sum += parts[at]!;
    return sum;
  });
}

/** The largest that is no longer than a run. */
function divisorOf(length: number): number {
  let run = Math.min(length, longestRun);
  while (length % run !== 0) run -= 1;
  return run;
}
