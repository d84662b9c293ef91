import { type ExitCode, exitCodes } from "./exit-code.ts";

/** A failure that the command line itself found; its message is one line that names what is wrong. */
export class CommandError extends Error {
  override readonly name = "CommandError";
  readonly exitCode: ExitCode;

  constructor(message: string, exitCode: ExitCode = exitCodes.failure, options?: ErrorOptions) {
    super(message, options);
    this.exitCode = exitCode;
  }
}
