import { exitCodes } from "../exit-code.ts";

let isReaderNeeded = true;

/** From here on a reader that goes away ends nothing: what the command ends with is waited for, as in `… | head`. */
export function outliveReader(): void {
  isReaderNeeded = false;
}

/**
 * Ends the process when its results cannot be written: without a word when their reader has gone, as in
 * `deconvscope … | head`; else in one line. Notes that cannot be written end nothing.
 */
export function endOnBrokenOutput(): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") {
      process.stderr.write(`deconvscope: error: the results cannot be written: ${error.message}\n`);
      process.exit(exitCodes.failure);
    }
    if (isReaderNeeded) process.exit(process.exitCode ?? exitCodes.ok);
  });
  process.stderr.on("error", () => {
    // There is nowhere left to say so.
  });
}
