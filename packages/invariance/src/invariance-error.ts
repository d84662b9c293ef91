/** Why features cannot be followed through a transform. */
export type InvarianceErrorCode =
  | "wrong-amount"
  | "wrong-fill"
  | "wrong-image"
  | "wrong-class"
  /** The network answers with no numbers: fill or image are too large for it. */
  | "not-finite";

/** An invariance that cannot be measured as asked. */
export class InvarianceError extends Error {
  override readonly name = "InvarianceError";
  readonly code: InvarianceErrorCode;

  constructor(code: InvarianceErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
