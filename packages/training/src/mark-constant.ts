import * as tf from "@tensorflow/tfjs-core";

/** Tells a backend that compiles, where it wants to know, that a tensor's numbers stay as they are. */
export function markConstant({ dataId }: Pick<tf.Tensor, "dataId">): void {
  const backend = tf.backend();
  if ("markConstant" in backend && typeof backend.markConstant === "function") backend.markConstant(dataId);
}
