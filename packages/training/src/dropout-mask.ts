import { seededRandom } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";

/**
 * What units are multiplied by: 0 where they are left out, else 1 / (1 − rate), so that their sum stays on average.
 * Drawn here and not by the backend: the same on every one.
 * @param rate share left out, in [0, 1)
 */
export function dropoutMask<R extends tf.Rank>(shape: tf.ShapeMap[R], rate: number, seed: number): tf.Tensor<R> {
  const random = seededRandom(seed);
  const kept = 1 / (1 - rate);
  const mask = new Float32Array(tf.util.sizeFromShape(shape));
  for (let place = 0; place < mask.length; place++) mask[place] = random() < rate ? 0 : kept;
  return tf.tensor(mask, shape);
}
