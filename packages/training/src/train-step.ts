import * as tf from "@tensorflow/tfjs-core";
import { boundFilters } from "./bound-filters.ts";
import { type Loss, measureLoss, shareRight } from "./loss.ts";
import type { MomentumDescent } from "./momentum-descent.ts";
import type { Dropout } from "./run-layers.ts";
import type { TrainableNetwork } from "./trainable-network.ts";

/** One batch: images [b, h, w, c], or features [b, units], and their labels, int32: [b], or 0 and 1 [b, classes]. */
export interface Batch {
  readonly images: tf.Tensor;
  readonly labels: tf.Tensor1D | tf.Tensor2D;
}

export interface StepOptions {
  readonly rate: number;
  /** `softmax` if missing. */
  readonly loss?: Loss;
  readonly dropout?: Dropout;
  /** Largest root mean square of a filter; none if missing. */
  readonly filterBound?: number;
}

/** What a step saw, before it changed the weights. */
export interface StepResult {
  /** Mean over the batch. */
  readonly loss: number;
  /** Share of the batch whose most probable class was right, or one of several that were. */
  readonly accuracy: number;
}

/**
 * Changes the weights once, against the gradient of a batch's loss. Everything is asked for before the one read, so that
 * a backend that compiles what it is asked for sees forward pass, backward pass and update as one graph, the same at
 * every step.
 */
export async function trainStep(
  net: TrainableNetwork,
  descent: MomentumDescent,
  batch: Batch,
  options: StepOptions,
): Promise<StepResult> {
  const seen = tf.tidy(() => {
    let logits: tf.Tensor2D | undefined;
    const { value, grads } = tf.variableGrads(
      () => {
        logits = tf.keep(net.logits(batch.images, options.dropout));
        return measureLoss(options.loss ?? "softmax", logits, batch.labels);
      },
      net.weights.map(({ variable }) => variable),
    );
    descent.step(grads, options.rate);
    if (options.filterBound !== undefined) boundFilters(net, options.filterBound);
    const right = shareRight(logits as tf.Tensor2D, batch.labels);
    logits?.dispose();
    return tf.stack([value, right]);
  });
  const [loss, accuracy] = await seen.data<"float32">();
  seen.dispose();
  return { loss: loss as number, accuracy: accuracy as number };
}
