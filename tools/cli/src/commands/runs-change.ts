import type { Run } from "@deconvscope/proto";
import type { Command } from "commander";
import { addConnectionOptions, type ConnectionOptions } from "../session/connection-options.ts";
import { expectRun, findRun, runArgumentHelp } from "../session/find-run.ts";
import { followRun } from "../session/follow-run.ts";
import { type Session, withSession } from "../session/open-session.ts";
import { tellEnd, tellRun } from "../train/tell-run.ts";

/** A command that takes one run and tells what became of it. */
function addRunCommand<Options extends ConnectionOptions>(
  runs: Command,
  name: string,
  description: string,
  act: (session: Session, run: Run, options: Options) => Promise<void>,
): Command {
  const command = runs
    .command(name)
    .summary(description.charAt(0).toLowerCase() + description.slice(1))
    .description(`${description}.`)
    .argument("<run>", runArgumentHelp)
    .addHelpText("after", `\nExample:\n  deconvscope runs ${name} zfnet-tiny`);
  return addConnectionOptions(command).action(async (id: string, options: Options) => {
    await withSession(options, async (session) => act(session, await findRun(session, id), options));
  });
}

/** `deconvscope runs show` */
export function addRunsShow(runs: Command): void {
  addRunCommand(runs, "show", "Show a run, how far it is, and what came of it", tellRun);
}

/** `deconvscope runs stop` */
export function addRunsStop(runs: Command): void {
  addRunCommand(runs, "stop", "Stop a run; what it kept stays", async (session, { id }, options) => {
    const { run } = await session.training.stopRun({ id }, session.call);
    await tellRun(session, expectRun(run), options);
  });
}

/** `deconvscope runs resume` */
export function addRunsResume(runs: Command): void {
  const description = "Let a stopped or failed run go on from its last checkpoint";
  addRunCommand(runs, "resume", description, async (session, { id }, options) => {
    const run = expectRun((await session.training.resumeRun({ id }, session.call)).run);
    // Without a server, only who waits for it does the work.
    if (options.server !== undefined) return tellRun(session, run, options);
    await tellEnd(session, await followRun(session, run, false), options);
  });
}

interface DeleteOptions extends ConnectionOptions {
  readonly keepModels?: boolean;
}

/** `deconvscope runs delete` */
export function addRunsDelete(runs: Command): void {
  const forget = async (session: Session, { id }: Run, { json, keepModels = false }: DeleteOptions) => {
    await session.training.deleteRun({ id, keepModels }, session.call);
    await session.terminal.print(json ? `${JSON.stringify({ deleted: id })}\n` : `deleted ${id}\n`);
  };
  addRunCommand(runs, "delete", "Delete a run, its history and its snapshots", forget)
    .alias("rm")
    .option("--keep-models", "its snapshots stay among the models");
}
