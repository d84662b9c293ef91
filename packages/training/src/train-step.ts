import * as tf from "@tensorflow/tfjs-core";
import { boundFilters } from "./bound-filters.ts";
import { crossEntropy } from "./cross-entropy.ts";
import type { MomentumDescent } from "./momentum-descent.ts";
import type { Dropout, TrainableNetwork } from "./trainable-network.ts";

/** One batch: images [b, h, w, c] and their labels [b], int32. */
export interface Batch {
  readonly images: tf.Tensor4D;
  readonly labels: tf.Tensor1D;
}

export interface StepOptions {
  readonly rate: number;
  readonly dropout?: Dropout;
  /** Largest root mean square of a filter; none if missing. */
  readonly filterBound?: number;
}

/** What a step saw, before it changed the weights. */
export interface StepResult {
  /** Mean over the batch. */
  readonly loss: number;
  /** Share of the batch whose most probable class was right. */
  readonly accuracy: number;
}

/** Changes the weights once, against the gradient of a batch's loss. */
export async function trainStep(
  net: TrainableNetwork,
  descent: MomentumDescent,
  batch: Batch,
  options: StepOptions,
): Promise<StepResult> {
  const [loss, accuracy] = tf.tidy(() => {
    let right: tf.Scalar | undefined;
    const { value, grads } = tf.variableGrads(
      () => {
        const logits = net.logits(batch.images, options.dropout);
        right ??= tf.keep(tf.mean(tf.cast(tf.equal(tf.argMax(logits, 1), batch.labels), "float32")));
        return crossEntropy(logits, batch.labels);
      },
      net.weights.map(({ variable }) => variable),
    );
    descent.step(grads, options.rate);
    if (options.filterBound !== undefined) boundFilters(net, options.filterBound);
    return [value, right as tf.Scalar];
  });
  const result = { loss: (await loss.data())[0] as number, accuracy: (await accuracy.data())[0] as number };
  tf.dispose([loss, accuracy]);
  return result;
}
