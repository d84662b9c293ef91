import * as tf from "@tensorflow/tfjs-core";

/** Numbers that are summed on the backend, which may do so in single precision. */
const longestRun = 512;

/**
 * Squares of a layer's output, summed in parts that `sumParts` adds up: single precision is not enough for all of them.
 * @param values [b, …shape]
 * @returns [b, parts]
 */
export function sumSquares(values: tf.Tensor): tf.Tensor {
  const [images = 1, height = 1, width = 1, channels = 1] = values.shape;
  const squares = tf.mul(values, values);
  if (values.rank === 4 && width > 1 && width <= longestRun) {
    return tf.reshape(tf.sum(squares, 2), [images, height * channels]);
  }
  const length = values.size / images;
  const run = divisorOf(length);
  return run === 1
    ? tf.reshape(squares, [images, length])
    : tf.sum(tf.reshape(squares, [images, length / run, run]), 2);
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
