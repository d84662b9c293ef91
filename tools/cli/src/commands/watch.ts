import { toJsonString } from "@bufbuild/protobuf";
import { type WatchRunResponse, WatchRunResponseSchema } from "@deconvscope/proto";
import type { Command } from "commander";
import { addConnectionOptions, type ConnectionOptions } from "../session/connection-options.ts";
import { findRun, runArgumentHelp } from "../session/find-run.ts";
import { followRun } from "../session/follow-run.ts";
import { withSession } from "../session/open-session.ts";
import { checkEnd, tellEnd } from "../train/tell-run.ts";

/** `deconvscope watch` */
export function addWatch(program: Command): void {
  const command = program
    .command("watch")
    .summary("follow a training run until it ends")
    .description(
      "Follow a training run until it ends: epoch, loss, accuracy, rate and time left on one line, and each snapshot. " +
        "With --json a line a message, its history first. Ctrl-C leaves the run going.",
    )
    .argument("<run>", runArgumentHelp)
    .addHelpText(
      "after",
      `
Examples:
  deconvscope watch zfnet-tiny
  deconvscope watch zfnet-tiny --json | jq -c '.metrics.metrics[]?'`,
    );
  addConnectionOptions(command).action(watchRun);
}

async function watchRun(name: string, options: ConnectionOptions): Promise<void> {
  await withSession(options, async (session) => {
    const run = await findRun(session, name);
    const isServed = options.server !== undefined;
    if (!options.json) return tellEnd(session, await followRun(session, run, isServed), options);
    const print = (message: WatchRunResponse) =>
      session.terminal.print(`${toJsonString(WatchRunResponseSchema, message)}\n`);
    checkEnd(await followRun(session, run, isServed, print));
  });
}
