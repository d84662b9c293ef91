import { GetRunResponseSchema, type Run, RunState } from "@deconvscope/proto";
import { CommandError } from "../command-error.ts";
import { describeRunState, describeTraining, nameRunState } from "../output/describe-run.ts";
import { formatDuration } from "../output/describe-scan.ts";
import { formatMessage } from "../output/format-message.ts";
import { printable } from "../output/printable.ts";
import type { ConnectionOptions } from "../session/connection-options.ts";
import { findDataset } from "../session/find-dataset.ts";
import { listModels } from "../session/list-models.ts";
import type { Session } from "../session/open-session.ts";
import { formatOutcomes } from "./outcome-table.ts";
import { findPaperNumbers } from "./paper-numbers.ts";

/** A run and how far it is, its snapshots, and what came of it. */
export async function tellRun(session: Session, run: Run, { json }: ConnectionOptions): Promise<void> {
  const { terminal } = session;
  if (json) return printRun(session, run);
  if (run.error !== "") terminal.note(run.error);
  const kept = await describeSnapshots(session, run);
  await terminal.print(`${run.id}  ${printable(describeTraining(run))}\n${describeRunState(run)}\n${kept}`);
  await tellOutcomes(session, run);
}

/** A line a snapshot: its model, or that it was deleted since. */
async function describeSnapshots(session: Session, { snapshots }: Run): Promise<string> {
  if (snapshots.length === 0) return "";
  const there = new Set((await listModels(session)).map(({ name }) => name));
  return snapshots.map(({ model }) => `${there.has(model) ? "kept" : "deleted"}  ${printable(model)}\n`).join("");
}

/** How a run that was followed ended. @throws CommandError if it did not end well */
export async function tellEnd(session: Session, run: Run, { json }: ConnectionOptions): Promise<void> {
  const { terminal } = session;
  if (json) await printRun(session, run);
  else await tellOutcomes(session, run);
  checkEnd(run);
  if (!json) terminal.note(`run ${run.id}: ${nameRunState(run)}${describeCost(run)}`);
}

/** @throws CommandError if a run did not end well */
export function checkEnd(run: Run): void {
  if (run.state !== RunState.FAILED && run.state !== RunState.STOPPED) return;
  const why = run.error === "" ? "" : `: ${run.error}`;
  throw new CommandError(`run ${run.id}: ${nameRunState(run)}${why}; \`runs resume ${run.id}\` lets it go on`);
}

async function tellOutcomes(session: Session, run: Run): Promise<void> {
  const { terminal } = session;
  if (run.outcomes.length === 0) return;
  await terminal.print(formatOutcomes(run.outcomes, terminal));
  const dataset = await findDataset(session, run.request?.dataset ?? "");
  const theirs = dataset && findPaperNumbers(run, dataset);
  if (theirs !== undefined) terminal.note(theirs);
}

async function printRun({ terminal }: Session, run: Run): Promise<void> {
  await terminal.print(formatMessage(GetRunResponseSchema, { $typeName: GetRunResponseSchema.typeName, run }));
}

/** Where the time went. */
function describeCost({ cost }: Run): string {
  if (cost === undefined) return "";
  const { trainingSeconds, validationSeconds, snapshotSeconds, checkpointSeconds } = cost;
  const parts = {
    training: trainingSeconds,
    validation: validationSeconds,
    snapshots: snapshotSeconds,
    checkpoints: checkpointSeconds,
  };
  const spent = Object.entries(parts).filter(([, seconds]) => seconds >= 0.5);
  return spent.length === 0
    ? ""
    : `; ${spent.map(([what, seconds]) => `${what} ${formatDuration(seconds)}`).join(", ")}`;
}
