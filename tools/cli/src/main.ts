#!/usr/bin/env node
import { endQuietlyOnBrokenPipe } from "./output/broken-pipe.ts";
import { runProgram } from "./run-program.ts";

endQuietlyOnBrokenPipe();
process.exitCode = await runProgram(process.argv.slice(2));
