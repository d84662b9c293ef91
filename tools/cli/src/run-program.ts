import { buildProgram } from "./build-program.ts";
import { describeFailure } from "./describe-failure.ts";
import type { ExitCode } from "./exit-code.ts";
import { refuseShortEquals } from "./parse/refuse-short-equals.ts";

/**
 * Runs one command line to its end; a failure is one line on standard error.
 * @param args without the program's own name
 */
export async function runProgram(args: readonly string[]): Promise<ExitCode> {
  try {
    const program = buildProgram();
    refuseShortEquals(program, args);
    await program.parseAsync(args, { from: "user" });
    return 0;
  } catch (error) {
    const { message, exitCode } = describeFailure(error);
    if (message !== "") process.stderr.write(`deconvscope: error: ${message}\n`);
    return exitCode;
  }
}
