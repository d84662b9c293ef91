import type { BatchPosition } from "./batch-source.ts";
import type { PlateauState } from "./plateau-rate.ts";
import type { TrainableWeight } from "./trainable-network.ts";

/** A run between two steps, as plain data: what it needs to go on as if it had never stopped. */
export interface TrainingState {
  /** Steps taken. */
  readonly step: number;
  /** Epoch, position in it and state of the random generator of the batch after it. */
  readonly next: BatchPosition;
  /** Of what is left out, with the step. */
  readonly seed: number;
  readonly batchSize: number;
  /** In an epoch. */
  readonly images: number;
  /** What the learning rate has seen, where that decides it. */
  readonly plateau?: PlateauState;
  readonly weights: readonly WeightState[];
}

/** One weight under training. */
export interface WeightState {
  /** Its layer's name. */
  readonly layer: string;
  readonly kind: TrainableWeight["kind"];
  readonly shape: readonly number[];
  readonly values: Float32Array;
  /** Its last step, as long as `values`. */
  readonly velocity: Float32Array;
}
