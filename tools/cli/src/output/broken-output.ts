import { exitCodes } from "../exit-code.ts";

/**
 * Ends the process when its results cannot be written: without a word when their reader has gone, as in
 * `deconvscope … | head`; else in one line.
 */
export function endOnBrokenOutput(): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(exitCodes.ok);
    process.stderr.write(`deconvscope: error: the results cannot be written: ${error.message}\n`);
    process.exit(exitCodes.failure);
  });
}
