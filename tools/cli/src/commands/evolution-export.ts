import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Run } from "@deconvscope/proto";
import { type Command, Option } from "commander";
import { CommandError } from "../command-error.ts";
import { describeEvolution, describePage, type WrittenEvolution } from "../evolution/describe-evolution.ts";
import { tabulateChange, tabulateWinners } from "../evolution/evolution-tables.ts";
import { type EvolutionStep, groupByMap, readEvolution } from "../evolution/read-evolution.ts";
import { writeCells } from "../evolution/write-cells.ts";
import { writeGrids } from "../evolution/write-grids.ts";
import { exitCodes } from "../exit-code.ts";
import { FileNames } from "../export/file-names.ts";
import { checkPlace, makeFolder, provenanceFile } from "../export/make-folder.ts";
import { parseWhole } from "../parse/parse-numbers.ts";
import { addConnectionOptions, type ConnectionOptions } from "../session/connection-options.ts";
import { findRun, runArgumentHelp } from "../session/find-run.ts";
import { withSession } from "../session/open-session.ts";

interface ExportOptions extends ConnectionOptions {
  readonly out: string;
  readonly layer?: string[];
  readonly channel?: number[];
  readonly cells?: boolean;
  readonly force?: boolean;
}

/** `deconvscope evolution export` */
export function addEvolutionExport(evolution: Command): void {
  const collect = (text: string, before: number[] | undefined) => [...(before ?? []), parseWhole(0)(text)];
  const command = evolution
    .command("export")
    .summary("write how a run's features evolved to a folder: figures, numbers and what made them")
    .description(
      "Write how a run's features evolved to a folder (Zeiler & Fergus 2013, figure 4): of each layer a PNG with a row a " +
        "map and a column a snapshot, framed where another image won; winners.csv and change.csv with the numbers; and " +
        "provenance.json with what made them.",
    )
    .argument("<run>", runArgumentHelp)
    .requiredOption("-o, --out <folder>", "the folder; made, whole or not at all")
    .option("-l, --layer <name...>", "only these layers")
    .addOption(
      new Option("-c, --channel <number...>", "these maps of the layers (default: those the run follows)").argParser(
        collect,
      ),
    )
    .option("--cells", "also every picture as a PNG of its own: LAYER/CHANNEL/EPOCH-projection.png and -patch.png")
    .option("-f, --force", "replace an earlier export")
    .addHelpText(
      "after",
      `
Examples:
  deconvscope evolution export zfnet-tiny --out figure-4
  deconvscope evolution export zfnet-tiny --layer relu5 --channel 3 17 --cells --out two-maps`,
    );
  addConnectionOptions(command).action(exportEvolution);
}

async function exportEvolution(name: string, options: ExportOptions): Promise<void> {
  const { out, layer: layers = [], channel: channels = [], cells = false, force = false } = options;
  if (channels.length > 0 && layers.length === 0) {
    throw new CommandError("--channel: expected --layer beside it", exitCodes.usage);
  }
  await checkPlace(out, force);
  await withSession(options, async (session) => {
    const { terminal } = session;
    const run = await findRun(session, name);
    const steps = await readEvolution(session, run.id, layers, channels);
    const counted = { layers: 0, maps: 0, snapshots: steps.length };
    await makeFolder(out, force, async (folder) => {
      const written = await writeLayers(run, steps, folder, cells);
      if (written.length === 0) throw refuseEmpty(run, steps, layers);
      counted.layers = written.length;
      counted.maps = written.reduce((sum, one) => sum + one.channels.length, 0);
      await writeFile(join(folder, "winners.csv"), tabulateWinners(steps));
      await writeFile(join(folder, "change.csv"), tabulateChange(steps));
      await writeFile(join(folder, provenanceFile), describeEvolution(run, steps, written));
    });
    await terminal.print(
      options.json
        ? `${JSON.stringify({ run: run.id, folder: out, ...counted })}\n`
        : `${out}  layers ${counted.layers}, maps ${counted.maps}, snapshots ${counted.snapshots}\n`,
    );
  });
}

async function writeLayers(
  run: Run,
  steps: readonly EvolutionStep[],
  folder: string,
  cells: boolean,
): Promise<WrittenEvolution[]> {
  const names = new FileNames("provenance");
  const written: WrittenEvolution[] = [];
  for (const [layer, maps] of Map.groupBy(groupByMap(steps), (map) => map.layer)) {
    const files = await writeGrids(folder, names, steps, maps, (shown) => describePage(run, layer, shown));
    if (cells) {
      const place = names.take(layer);
      await mkdir(join(folder, place));
      await writeCells(join(folder, place), steps, maps);
      files.push(place);
    }
    written.push({ layer, channels: maps.map(({ channel }) => channel), files });
  }
  return written;
}

function refuseEmpty(run: Run, steps: readonly EvolutionStep[], layers: readonly string[]): CommandError {
  if (steps.length > 0) {
    const known = Object.keys(steps.at(-1)?.jumpsByLayer ?? {});
    const there = known.length === 0 ? "" : `; there are ${known.join(", ")}`;
    return new CommandError(`layer: run ${run.id} does not follow ${layers.join(", ")}${there}`, exitCodes.notFound);
  }
  const why =
    run.request?.dataset === "" ? "it has no dataset to look at its maps with" : "no snapshot's features are known yet";
  return new CommandError(`run ${run.id}: ${why}`, exitCodes.refused);
}
