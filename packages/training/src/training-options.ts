import type { LearningRate } from "./learning-rate.ts";
import type { Loss } from "./loss.ts";
import type { PlateauRate } from "./plateau-rate.ts";

export interface TrainingOptions {
  readonly epochs: number;
  readonly batchSize: number;
  readonly rate: LearningRate | PlateauRate;
  /** `softmax` if missing. */
  readonly loss?: Loss;
  /** Whether images have one label or several; as the loss has it if missing: a sigmoid takes several, softmax one. */
  readonly labels?: "one" | "several";
  /** The paper's, 0.9, if missing. */
  readonly momentum?: number;
  /** None if missing. */
  readonly weightDecay?: number;
  /** Share of units left out at Dropout layers; the paper's, 0.5, if missing. */
  readonly dropout?: number;
  /** Largest root mean square of a convolution filter; unbounded if missing. */
  readonly filterBound?: number;
  /** Of the order of images and of what is left out. */
  readonly seed: number;
  /** Measures the error at the end of each epoch, lower is better; a rate on a plateau needs it. */
  readonly validate?: () => Promise<number>;
  readonly abort?: AbortSignal;
}
