import * as tf from "@tensorflow/tfjs-core";
import { MAX_POOL_WITH_SWITCHES } from "./switch-kernels.ts";

/**
 * Where a max pool finds its maxima, by the backend's own kernel.
 * @param x [b, h, w, c]; windows lie inside it
 * @returns int32 [b, oh, ow, c], flat index row · w + column; undefined if the backend has no such kernel
 */
export function poolWithSwitches(
  x: tf.Tensor4D,
  kernel: readonly [number, number],
  strides: readonly [number, number],
): tf.Tensor4D | undefined {
  if (!tf.getKernel(MAX_POOL_WITH_SWITCHES, tf.getBackend())) return undefined;
  const attributes = { kernel: [...kernel], strides: [...strides] };
  const [values, switches] = tf.engine().runKernel(MAX_POOL_WITH_SWITCHES, { x }, attributes) as [
    tf.Tensor,
    tf.Tensor4D,
  ];
  values.dispose();
  return switches;
}
