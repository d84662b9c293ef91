import * as tf from "@tensorflow/tfjs-core";
import { offsets } from "./offsets.ts";
import { UNPOOL } from "./switch-kernels.ts";

/**
 * Puts each pooled value back where its maximum was found; values that meet at one place add, zeros elsewhere.
 * @param signal [b, oh, ow, c]
 * @param switches int32 [b, oh, ow, c], flat index row · width + column into the unpooled map
 * @returns [b, height, width, c]
 * @throws RangeError if the shapes of signal and switches differ
 * @see Zeiler & Fergus 2014, §2.1
 */
export function unpool(signal: tf.Tensor4D, switches: tf.Tensor4D, height: number, width: number): tf.Tensor4D {
  if (signal.shape.some((length, axis) => length !== switches.shape[axis])) {
    throw new RangeError(`expected switches of the signal's shape [${signal.shape}], got [${switches.shape}]`);
  }
  const [batch, , , channels] = signal.shape;
  const shape: [number, number, number, number] = [batch, height, width, channels];
  if (tf.getKernel(UNPOOL, tf.getBackend())) {
    return tf.engine().runKernel(UNPOOL, { signal, switches }, { shape }) as tf.Tensor4D;
  }
  return tf.tidy(() => {
    const maps = offsets(batch, height * width, [batch, 1, 1, 1]);
    const cells = tf.mul(tf.add(switches, maps), tf.scalar(channels, "int32"));
    const elements = tf.add(cells, offsets(channels, 1, [1, 1, 1, channels]));
    const sums = tf.scatterND(tf.reshape(elements, [-1, 1]), tf.reshape(signal, [-1]), [
      batch * height * width * channels,
    ]);
    return tf.reshape(sums, shape);
  });
}
