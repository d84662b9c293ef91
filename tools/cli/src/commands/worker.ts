import { once } from "node:events";
import { serverFlags } from "@deconvscope/services/server-flags";
import { workerOptions } from "@deconvscope/services/server-options";
import type { Command } from "commander";
import { CommandError } from "../command-error.ts";
import { exitCodes } from "../exit-code.ts";
import { addServerFlags, type GivenFlags, toServerArguments } from "./server-flag-options.ts";

/** `deconvscope worker` */
export function addWorker(program: Command): void {
  const command = program
    .command("worker")
    .summary("take shards of scans, and training runs, from a shared store")
    .description(
      "Take shards of scans, and training runs, from the store of any number of servers, on any host, until it is told " +
        "to end. It needs the store's address; datasets of files have to lie at the server's path, inside a " +
        "--data-root. A run that it leaves goes on elsewhere from its last checkpoint. It writes JSON lines. Every " +
        "flag is also an environment variable: DECONVSCOPE_ and its name.",
    )
    .addHelpText(
      "after",
      `
Examples:
  deconvscope worker --store postgres://deconvscope@db.example/deconvscope --data-root /data
  DECONVSCOPE_STORE=postgres://… deconvscope worker --scan-workers 4
  DECONVSCOPE_STORE=postgres://… deconvscope worker --scan-workers 0 --run-workers 1`,
    );
  const flags = serverFlags.filter(({ option }) => workerOptions.some((name) => name === option));
  addServerFlags(command, flags).action((given: GivenFlags) => work(given));
}

async function work(given: GivenFlags): Promise<void> {
  const { OptionsError, readOptions, StoreError, startWorker } = await import("@deconvscope/services");
  try {
    const ended = Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
    const worker = await startWorker(readOptions(toServerArguments(given), process.env));
    await ended;
    await worker.close();
    // What a collector did not take in time would be sent again for seconds.
    process.exit(0);
  } catch (error) {
    if (error instanceof OptionsError) throw new CommandError(error.message, exitCodes.usage, { cause: error });
    if (error instanceof StoreError) throw new CommandError(error.message, exitCodes.unavailable, { cause: error });
    throw error;
  }
}
