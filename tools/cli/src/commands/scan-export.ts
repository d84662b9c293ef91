import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ScanState } from "@deconvscope/proto";
import { type Command, Option } from "commander";
import { chooseLayers } from "../export/choose-layers.ts";
import { describeExport } from "../export/describe-export.ts";
import { ExportProgress } from "../export/export-progress.ts";
import { checkPlace, makeFolder, provenanceFile } from "../export/make-folder.ts";
import { writeAtlas } from "../export/write-atlas.ts";
import { writeSheets } from "../export/write-sheets.ts";
import { nameState } from "../output/describe-scan.ts";
import { formatCount } from "../output/format-number.ts";
import { parseWhole } from "../parse/parse-numbers.ts";
import { rules } from "../parse/rules.ts";
import { scanArgumentHelp } from "../parse/scan-argument.ts";
import { addConnectionOptions, type ConnectionOptions } from "../session/connection-options.ts";
import { findDataset } from "../session/find-dataset.ts";
import { findScan } from "../session/find-scan.ts";
import { withSession } from "../session/open-session.ts";

/** Of a sheet's pictures, where no side is given. */
const sheetSide = 64;

interface ExportOptions extends ConnectionOptions {
  readonly out: string;
  readonly layer?: string[];
  readonly channel?: number[];
  readonly rule: keyof typeof rules;
  readonly side?: number;
  readonly sheet?: boolean;
  readonly force?: boolean;
}

/** `deconvscope scan export` */
export function addScanExport(scan: Command): void {
  const collect = (text: string, before: number[] | undefined) => [...(before ?? []), parseWhole(0)(text)];
  const command = scan
    .command("export")
    .summary("write the atlas to a folder: pictures, numbers and what made them")
    .description(
      "Write the atlas to a folder: of each map its strongest activations, projected back to pixels, beside the same " +
        "patches of the images, as PNGs; their numbers as maps.csv and tops.csv in each layer's folder, all in " +
        "tops.json; and what made them, and where each layer lies, in provenance.json. In names of files _ stands for " +
        "what not every file system takes: fire5/concat lies in fire5_concat.",
    )
    .argument("<id>", scanArgumentHelp)
    .requiredOption("-o, --out <folder>", "the folder; made, whole or not at all")
    .option("-l, --layer <name...>", "only these layers")
    .addOption(new Option("-c, --channel <number...>", "only these maps").argParser(collect))
    .addOption(
      new Option("-r, --rule <rule>", "how a ReLU lets the signal back")
        .choices(Object.keys(rules))
        .default("deconvnet"),
    )
    .addOption(
      new Option(
        "--side <pixels>",
        `longest side of the pictures (default: as large as the receptive field; with --sheet at most ${sheetSide})`,
      ).argParser(parseWhole(1)),
    )
    .option("--sheet", "instead a contact sheet a layer, as in the paper's figure 2")
    .option("-f, --force", "replace an earlier export")
    .addHelpText(
      "after",
      `
Examples:
  deconvscope scan export 01a2 --out atlas
  deconvscope scan export 01a2 --layer relu5 --channel 3 17 --rule guided --out two-maps
  deconvscope scan export 01a2 --sheet --out sheets`,
    );
  addConnectionOptions(command).action(exportScan);
}

async function exportScan(id: string, options: ExportOptions): Promise<void> {
  const { out, rule, sheet = false, force = false } = options;
  await checkPlace(out, force);
  await withSession(options, async (session) => {
    const { terminal } = session;
    const scan = await findScan(session, id);
    const layers = await chooseLayers(session, scan, options.layer ?? [], options.channel ?? []);
    if (scan.state !== ScanState.COMPLETE) {
      const { done = 0, total = 0 } = scan.progress ?? {};
      terminal.note(`scan ${scan.id}: ${nameState(scan)}, ${formatCount(done)} of ${formatCount(total)} images so far`);
    }
    const labels = (await findDataset(session, scan.dataset))?.labels ?? [];
    const progress = new ExportProgress(terminal, layers);
    const side = options.side ?? (sheet ? sheetSide : 0);
    const job = { session, scan, layers, rule: rules[rule], side, labels, progress };
    await makeFolder(out, force, async (draft) => {
      const written = await (sheet ? writeSheets(job, draft) : writeAtlas(job, draft));
      await writeFile(join(draft, provenanceFile), describeExport(scan, written));
    });
    const { maps, pictures, missing } = progress.counts;
    if (missing > 0)
      terminal.note(`not there, for images that cannot be read any more: ${sayCount(missing, "picture")}`);
    await terminal.print(
      options.json
        ? `${JSON.stringify({ scan: scan.id, folder: out, layers: layers.length, maps, pictures, missing })}\n`
        : `${out}  ${sayCount(layers.length, "layer")}, ${sayCount(maps, "map")}, ${sayCount(pictures, "picture")}\n`,
    );
  });
}

function sayCount(count: number, thing: string): string {
  return `${formatCount(count)} ${thing}${count === 1 ? "" : "s"}`;
}
