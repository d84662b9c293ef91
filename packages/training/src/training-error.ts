export type TrainingErrorCode =
  /** A network that ends in nothing that can be trained to tell classes apart, or has no weights. */
  | "not-trainable"
  /** An option or a label out of its range. */
  | "out-of-range"
  /** The loss is no number any more. */
  | "diverged"
  /** Bytes that are no checkpoint, or a checkpoint of another run. */
  | "bad-checkpoint";

/** Thrown by training; the message names the option, and what was expected. */
export class TrainingError extends Error {
  override readonly name = "TrainingError";
  readonly code: TrainingErrorCode;

  constructor(code: TrainingErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
