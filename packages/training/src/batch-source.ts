/** Memory for one batch. */
export interface BatchBuffers {
  /** [batchSize, …shape] */
  readonly images: Float32Array<ArrayBuffer>;
  /** [batchSize], or 0 and 1 [batchSize, classes] where images have several. */
  readonly labels: Int32Array<ArrayBuffer>;
}

/** One batch, its buffers its source's again as soon as the next is asked for. */
export interface BatchData extends BatchBuffers {
  /** How many images are there; zeros fill the places behind them. */
  readonly count: number;
  /** Where the batch after this one is. */
  readonly next: BatchPosition;
}

/** A place between two batches of a plan, as plain data. */
export interface BatchPosition {
  /** Counted from 0. */
  readonly epoch: number;
  /** Batches of this epoch that lie before it. */
  readonly batch: number;
  /** State of the random generator as this epoch begins: of its order, and of what the images draw. */
  readonly random: number;
}

/** Which batches to make of the images. */
export interface BatchPlan {
  /** [h, w, c] of one image, or [units] of its features. */
  readonly shape: readonly number[];
  /** Labels are 0 … classes − 1. */
  readonly classes: number;
  /** Whether an image has one label, as if missing, or any number of them. */
  readonly labels?: "one" | "several";
  readonly batchSize: number;
  /** In all, those before `from` too. */
  readonly epochs: number;
  /** Of the order and of what the images make of it. */
  readonly seed: number;
  /**
   * `shuffled`: anew each epoch, in whole batches; images that fill none wait for the next epoch.
   * `in-order`: every image once an epoch.
   */
  readonly order: "shuffled" | "in-order";
  /** Where to go on; from the first batch if missing. */
  readonly from?: BatchPosition;
}

/** Where batches come from; the same plan gives the same batches, whatever prepares them. */
export interface BatchSource {
  /** Images in an epoch. */
  readonly count: number;
  /** @throws TrainingError "out-of-range" for a label that is none of the classes; whatever reading an image throws */
  batches(plan: BatchPlan): AsyncIterable<BatchData>;
}
