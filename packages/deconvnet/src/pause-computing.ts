import * as tf from "@tensorflow/tfjs-core";

/** Milliseconds that may be computed in one go. */
const LONGEST_STRETCH = 10;

/**
 * Makes what is called between steps of a long computation: backends may compute without yielding, so now and then it
 * lets the process hear what arrived meanwhile, an abort above all.
 * @returns it rejects with the abort signal's reason
 */
export function createPause(abort: AbortSignal | undefined): () => Promise<void> {
  let resumed = performance.now();
  return async () => {
    if (performance.now() - resumed >= LONGEST_STRETCH) {
      await tf.nextFrame();
      resumed = performance.now();
    }
    abort?.throwIfAborted();
  };
}
