import * as tf from "@tensorflow/tfjs-core";

/** 0, stride, 2 · stride, … as int32: where windows along an axis begin, in a shape that repeats over the others. */
export function offsets(count: number, stride: number, shape: [number, number, number, number]): tf.Tensor4D {
  return tf.tensor4d(
    Int32Array.from({ length: count }, (_, place) => place * stride),
    shape,
    "int32",
  );
}
