/** Why a network cannot be read or built. */
export type NetworkErrorCode =
  /** The bytes are not what they claim to be. */
  | "malformed"
  /** Well-formed, but beyond what is read here: an operator, a data type, several inputs. */
  | "unsupported"
  /** Well-formed, but contradicts itself: shapes that do not fit, cycles, missing inputs. */
  | "inconsistent"
  /** The file leaves the input's shape open and nobody said it. */
  | "open-shape"
  /** The shape that was said of the input is not what the file says. */
  | "wrong-shape";

/** Thrown by everything that reads or builds a network; the message names the node and what was expected. */
export class NetworkError extends Error {
  override readonly name = "NetworkError";
  readonly code: NetworkErrorCode;

  constructor(code: NetworkErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
