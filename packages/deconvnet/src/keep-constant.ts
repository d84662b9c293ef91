import * as tf from "@tensorflow/tfjs-core";

/** Keeps a tensor, and tells a backend that compiles, where it wants to know, that its numbers stay as they are. */
export function keepConstant<T extends tf.Tensor>(tensor: T): T {
  const backend = tf.backend();
  if ("markConstant" in backend && typeof backend.markConstant === "function") backend.markConstant(tensor.dataId);
  return tf.keep(tensor);
}
