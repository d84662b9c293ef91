import { NetworkError, type NetworkErrorCode } from "../network-error.ts";

/** Thrown for an architecture that cannot be made; the message begins with the path where there is one. */
export class ArchitectureError extends NetworkError {
  /** Of what does not fit, in the description: `layers[3].kernel`; empty for the whole. */
  readonly path: string;

  constructor(path: string, problem: string, code: NetworkErrorCode = "malformed") {
    super(code, `${path === "" ? "architecture" : path}: ${problem}`);
    this.path = path;
  }
}
