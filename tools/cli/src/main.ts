#!/usr/bin/env node
import { buildProgram } from "./build-program.ts";
import { describeFailure } from "./describe-failure.ts";
import { endQuietlyOnBrokenPipe } from "./output/broken-pipe.ts";

endQuietlyOnBrokenPipe();
try {
  await buildProgram().parseAsync();
} catch (error) {
  const { message, exitCode } = describeFailure(error);
  if (message !== "") process.stderr.write(`deconvscope: error: ${message}\n`);
  process.exitCode = exitCode;
}
