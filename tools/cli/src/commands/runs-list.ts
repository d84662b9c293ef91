import { ListRunsResponseSchema, type Run } from "@deconvscope/proto";
import type { Command } from "commander";
import { describeTraining, formatShare, nameRunState } from "../output/describe-run.ts";
import { formatMessage } from "../output/format-message.ts";
import { formatCount } from "../output/format-number.ts";
import { formatTable } from "../output/format-table.ts";
import { printable } from "../output/printable.ts";
import { addConnectionOptions, type ConnectionOptions } from "../session/connection-options.ts";
import { listRuns } from "../session/find-run.ts";
import { withSession } from "../session/open-session.ts";
import { describeAccuracy } from "../train/outcome-table.ts";

/** `deconvscope runs list` */
export function addRunsList(runs: Command): void {
  const command = runs
    .command("list", { isDefault: true })
    .alias("ls")
    .summary("list the runs there are (also without the word list)")
    .description("List the training runs there are, newest first.")
    .addHelpText("after", "\nExample:\n  deconvscope runs list --json | jq -r '.runs[].id'");
  addConnectionOptions(command).action(listAll);
}

async function listAll(options: ConnectionOptions): Promise<void> {
  await withSession(options, async (session) => {
    const { terminal } = session;
    const runs = await listRuns(session);
    if (options.json) {
      const response = { $typeName: ListRunsResponseSchema.typeName, runs, nextPageToken: "" } as const;
      await terminal.print(formatMessage(ListRunsResponseSchema, response));
      return;
    }
    const heading = (text: string) => terminal.style("bold", text);
    await terminal.print(formatTable(columns, runs.map(row), heading, terminal.width));
  });
}

const columns = [
  { title: "NAME" },
  { title: "STATE" },
  { title: "EPOCH", align: "right" },
  { title: "ACCURACY", align: "right" },
  { title: "KEPT", align: "right" },
  { title: "WHAT" },
] as const;

function row(run: Run): string[] {
  const { latest, snapshots } = run;
  return [
    run.id,
    nameRunState(run),
    latest === undefined ? "" : String(Number(latest.epoch.toFixed(1))),
    describeKnown(run),
    formatCount(snapshots.length),
    printable(describeTraining(run)),
  ];
}

/** How good a run is: what came of it, the best of several networks, else what was measured last. */
function describeKnown({ latest, outcomes }: Run): string {
  const [outcome, ...others] = outcomes;
  if (others.length > 0) return `best ${formatShare(Math.max(...outcomes.map(({ accuracy }) => accuracy)))}`;
  if (outcome !== undefined) return `${describeAccuracy(outcome)} %`;
  const measured = latest?.validationAccuracy ?? latest?.trainingAccuracy;
  return measured === undefined ? "" : formatShare(measured);
}
