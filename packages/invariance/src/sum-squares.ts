import * as tf from "@tensorflow/tfjs-core";

/**
 * A kernel that a backend may register; where it has none, plain operations do the work. It takes `x` [b, …shape] and, where
 * differences are wanted, `from` [1, …shape], and gives [parts, b] as `sumSquares` does.
 */
const SUM_SQUARES = "SumSquares";

/** Numbers that are summed on the backend, which may do so in single precision. */
const longestRun = 16_384;

/**
 * Squares of a layer's output, or of its difference from what it is for one image, summed in parts that `sumParts` adds
 * up: single precision is not enough for all of them.
 * @param values [b, …shape]
 * @param from [1, …shape]
 * @returns [parts, b]
 */
export function sumSquares(values: tf.Tensor, from?: tf.Tensor): tf.Tensor {
  if (tf.getKernel(SUM_SQUARES, tf.getBackend())) {
    return tf.engine().runKernel(SUM_SQUARES, { x: values, ...(from ? { from } : {}) }) as tf.Tensor;
  }
  return tf.tidy(() => multiplyRows(from ? tf.sub(values, from) : values));
}

/** Products of rows with themselves: backends have nothing that squares and sums in one go. */
function multiplyRows(values: tf.Tensor): tf.Tensor {
  const images = values.shape[0]!;
  const length = values.size / images;
  const run = divisorOf(length);
  const rows = tf.reshape(values, [values.size / run, 1, run]);
  const sums = tf.reshape(tf.matMul(rows, rows, false, true), [images, length / run]);
  return tf.transpose(sums);
}

/** @returns the sum of each of the images' parts */
export function sumParts(parts: ArrayLike<number>, images: number): number[] {
  const sums = Array<number>(images).fill(0);
  for (let at = 0; at < parts.length; at++) sums[at % images]! += parts[at]!;
  return sums;
}

/** The largest that is no longer than a run. */
function divisorOf(length: number): number {
  let run = Math.min(length, longestRun);
  while (length % run !== 0) run -= 1;
  return run;
}
