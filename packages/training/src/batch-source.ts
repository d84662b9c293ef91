/** One batch, its buffers its source's again as soon as the next is asked for. */
export interface BatchData {
  /** [batchSize, h, w, c] */
  readonly images: Float32Array<ArrayBuffer>;
  /** [batchSize] */
  readonly labels: Int32Array<ArrayBuffer>;
  /** How many images are there; zeros fill the places behind them. */
  readonly count: number;
}

/** Which batches to make of the images. */
export interface BatchPlan {
  /** [h, w, c] of one image. */
  readonly shape: readonly number[];
  /** Labels are 0 … classes − 1. */
  readonly classes: number;
  readonly batchSize: number;
  readonly epochs: number;
  /** Of the order and of what the images make of it. */
  readonly seed: number;
  /**
   * `shuffled`: anew each epoch, in whole batches; images that fill none wait for the next epoch.
   * `in-order`: every image once an epoch.
   */
  readonly order: "shuffled" | "in-order";
}

/** Where batches come from; the same plan gives the same batches, whatever prepares them. */
export interface BatchSource {
  /** Images in an epoch. */
  readonly count: number;
  /** @throws TrainingError "out-of-range" for a label that is none of the classes; whatever reading an image throws */
  batches(plan: BatchPlan): AsyncIterable<BatchData>;
}
