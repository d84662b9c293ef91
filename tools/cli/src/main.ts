#!/usr/bin/env node
import { endOnBrokenOutput } from "./output/broken-output.ts";
import { runProgram } from "./run-program.ts";

endOnBrokenOutput();
process.exitCode = await runProgram(process.argv.slice(2));
