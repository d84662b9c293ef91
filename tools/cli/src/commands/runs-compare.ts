import { create, toJson } from "@bufbuild/protobuf";
import { GetRunResponseSchema, type Run, TrainingOptionsSchema } from "@deconvscope/proto";
import type { Command } from "commander";
import { describeTraining, formatShare, nameRunState } from "../output/describe-run.ts";
import { formatDuration } from "../output/describe-scan.ts";
import { formatCount, formatMeasure } from "../output/format-number.ts";
import { formatTable } from "../output/format-table.ts";
import { printable } from "../output/printable.ts";
import { addConnectionOptions, type ConnectionOptions } from "../session/connection-options.ts";
import { findRun, runArgumentHelp } from "../session/find-run.ts";
import { withSession } from "../session/open-session.ts";
import { describeAccuracy } from "../train/outcome-table.ts";

/** `deconvscope runs compare` */
export function addRunsCompare(runs: Command): void {
  const command = runs
    .command("compare")
    .summary("put runs beside each other: how they were trained, and what came of them")
    .description(
      "Put runs beside each other, a column a run: how they were trained where that differs, how far they are, and what " +
        "came of them.",
    )
    .argument("<run...>", runArgumentHelp)
    .addHelpText("after", "\nExample:\n  deconvscope runs compare zfnet-tiny alexnet-tiny");
  addConnectionOptions(command).action(compare);
}

async function compare(names: string[], options: ConnectionOptions): Promise<void> {
  await withSession(options, async (session) => {
    const { terminal } = session;
    const runs: Run[] = [];
    for (const name of names) runs.push(await findRun(session, name));
    if (options.json) {
      const $typeName = GetRunResponseSchema.typeName;
      const all = runs.map((run) => toJson(GetRunResponseSchema, { $typeName, run }, { alwaysEmitImplicit: true }));
      return terminal.print(`${JSON.stringify(all, null, 2)}\n`);
    }
    const columns = [{ title: "" }, ...runs.map(({ id }) => ({ title: id }))];
    const rows = [...listResults(runs), ...listDifferences(runs), ...listOutcomes(runs)];
    await terminal.print(formatTable(columns, rows, (text) => terminal.style("bold", text)));
  });
}

function listResults(runs: readonly Run[]): string[][] {
  const lines: Record<string, (run: Run) => string> = {
    state: nameRunState,
    trained: describeTraining,
    epoch: ({ latest }) => (latest === undefined ? "" : String(Number(latest.epoch.toFixed(1)))),
    loss: ({ latest }) => (latest === undefined ? "" : formatMeasure(latest.loss)),
    "training accuracy": ({ latest }) => (latest === undefined ? "" : formatShare(latest.trainingAccuracy)),
    "training time": ({ cost }) => formatDuration(cost?.trainingSeconds ?? 0),
    kept: ({ snapshots }) => formatCount(snapshots.length),
  };
  return Object.entries(lines).map(([name, tell]) => [name, ...runs.map((run) => printable(tell(run)))]);
}

/** Options that not all have alike. */
function listDifferences(runs: readonly Run[]): string[][] {
  const all = runs.map(({ request }) => {
    const options = toJson(TrainingOptionsSchema, request?.options ?? create(TrainingOptionsSchema), {
      alwaysEmitImplicit: true,
    });
    return new Map(Object.entries(options ?? {}).map(([name, value]) => [name, sayValue(value)]));
  });
  const names = [...new Set(all.flatMap((one) => [...one.keys()]))];
  return names
    .map((name) => [spellOut(name), ...all.map((one) => one.get(name) ?? "")])
    .filter(([, ...values]) => new Set(values).size > 1);
}

/** AUGMENTATION_RANDOM_CROPS as "random crops". */
function sayValue(value: unknown): string {
  const word = /^[A-Z]+_([A-Z_]+)$/.exec(String(value))?.[1];
  return word === undefined ? String(value) : word.toLowerCase().replaceAll("_", " ").replace("unspecified", "none");
}

/** learningRate as "learning rate". */
function spellOut(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** A line a network, by its name where a run has several. */
function listOutcomes(runs: readonly Run[]): string[][] {
  const named = runs.map(
    ({ outcomes }) =>
      new Map(
        outcomes.map((one) => [outcomes.length === 1 ? "accuracy" : `accuracy, ${one.name}`, describeAccuracy(one)]),
      ),
  );
  const names = [...new Set(named.flatMap((one) => [...one.keys()]))];
  return names.map((name) => [printable(name), ...named.map((one) => (one.has(name) ? `${one.get(name)} %` : ""))]);
}
