import type { Run } from "@deconvscope/proto";
import { CommandError } from "../command-error.ts";
import { exitCodes } from "../exit-code.ts";
import { everyPage } from "./every-page.ts";
import type { Session } from "./open-session.ts";

/** Help of every command that takes a run. */
export const runArgumentHelp = "the run's name; `runs list` shows them";

/** Every run, newest first. */
export function listRuns({ training, call }: Session): Promise<Run[]> {
  return everyPage(async (pageToken) => {
    const { runs, nextPageToken } = await training.listRuns({ pageToken }, call);
    return { items: runs, nextPageToken };
  });
}

/** A run by its name. @throws ConnectError naming those there are */
export async function findRun({ training, call }: Session, name: string): Promise<Run> {
  if (name === "") throw new CommandError("run: the name is empty; expected a run's", exitCodes.usage);
  return expectRun((await training.getRun({ id: name }, call)).run);
}

/** @throws CommandError if an answer lacks what it is of */
export function expectRun(run: Run | undefined): Run {
  if (run === undefined) throw new CommandError("the server answered without a run");
  return run;
}
