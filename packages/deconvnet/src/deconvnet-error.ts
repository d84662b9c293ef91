/** Why units cannot be found, read or projected. */
export type DeconvnetErrorCode =
  /** No layer has that name. */
  | "unknown-layer"
  /** The layer's output has no units to seed: the input itself, or a shape that is neither a map nor a vector. */
  | "not-projectable"
  /** A channel, row or column beyond the layer's shape, an image beyond the pass's. */
  | "out-of-range"
  /** The input tensor is not what the network reads. */
  | "wrong-input"
  /** One image is asked for: the pass holds several, or units are of several. */
  | "several-images"
  /** Activations are NaN or infinite. */
  | "not-finite";

/** Thrown by everything that runs or projects a network; the message names the field or layer and what was expected. */
export class DeconvnetError extends Error {
  override readonly name = "DeconvnetError";
  readonly code: DeconvnetErrorCode;

  constructor(code: DeconvnetErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
