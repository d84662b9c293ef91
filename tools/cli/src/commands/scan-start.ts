import { GetScanResponseSchema, type Scan, ScanState } from "@deconvscope/proto";
import { type Command, Option } from "commander";
import { CommandError } from "../command-error.ts";
import { exitCodes } from "../exit-code.ts";
import { describeWork, nameState } from "../output/describe-scan.ts";
import { formatMessage } from "../output/format-message.ts";
import { formatCount } from "../output/format-number.ts";
import { formatTable } from "../output/format-table.ts";
import { printable } from "../output/printable.ts";
import { parseWhole } from "../parse/parse-numbers.ts";
import { addConnectionOptions, type ConnectionOptions } from "../session/connection-options.ts";
import { followScan } from "../session/follow-scan.ts";
import { type Session, withSession } from "../session/open-session.ts";

interface StartOptions extends ConnectionOptions {
  readonly model: string;
  readonly dataset: string;
  readonly split?: string;
  readonly layer?: string[];
  readonly k: number;
  readonly maxImages: number;
  readonly detach?: boolean;
}

/** `deconvscope scan start`, which `deconvscope scan` is short for. */
export function addScanStart(scan: Command): void {
  const command = scan
    .command("start", { isDefault: true })
    .summary("find what excites every feature map most over a dataset (also without the word start)")
    .description(
      "Find the strongest activations of every feature map over a dataset, for all layers in one pass (Zeiler & " +
        "Fergus 2013, Fig. 2). Ctrl-C leaves a server's scan going; without a server it waits, and the next command " +
        "or `serve` goes on with it. A scan that runs already is followed, not begun again.",
    )
    .requiredOption("-m, --model <name>", "the model")
    .requiredOption("-d, --dataset <name>", "the dataset")
    .option("-s, --split <name>", "the dataset's split; not needed if it has only one")
    .option("-l, --layer <name...>", "only these layers (default: every one that can be projected)")
    .addOption(new Option("-k, --k <count>", "activations kept of each map").argParser(parseWhole(1, 64)).default(9))
    .addOption(new Option("-n, --max-images <count>", "only the first; 0: all").argParser(parseWhole(0)).default(0))
    .option("--detach", "do not wait for it; needs --server")
    .addHelpText(
      "after",
      `
Examples:
  deconvscope scan --model menagerie-zfnet --dataset menagerie --split validation
  deconvscope scan start -m squeezenet -d pets -s train --layer fire9/concat --max-images 2000`,
    );
  addConnectionOptions(command).action(startScan);
}

async function startScan(options: StartOptions): Promise<void> {
  const { model, dataset, split, layer, k, maxImages, detach } = options;
  if (detach && options.server === undefined) {
    throw new CommandError("--detach: without --server nobody would do the work", exitCodes.usage);
  }
  await withSession(options, async (session) => {
    const { deconv, terminal, call } = session;
    const { scan } = await deconv.createScan({ model, dataset, split, layers: layer ?? [], k, maxImages }, call);
    if (scan === undefined) throw new CommandError("the server answered without a scan");
    terminal.note(`scan ${scan.id}: ${describeWork(scan)}`);
    await tellResult(session, detach ? scan : await followScan(session, scan), options);
  });
}

/** What became of a scan, layer by layer. @throws CommandError if it did not end well */
export async function tellResult(session: Session, scan: Scan, { json }: ConnectionOptions): Promise<void> {
  const { terminal, deconv, call } = session;
  for (const problem of scan.problems) terminal.note(`left out: ${problem}`);
  if (json) {
    const response = { $typeName: GetScanResponseSchema.typeName, scan } as const;
    await terminal.print(formatMessage(GetScanResponseSchema, response));
  }
  if (scan.state === ScanState.FAILED || scan.state === ScanState.CANCELLED) {
    const why = scan.error === "" ? "" : `: ${scan.error}`;
    throw new CommandError(`scan ${scan.id}: ${nameState(scan)}${why}; \`scan resume\` lets it go on`);
  }
  if (scan.error !== "") terminal.note(scan.error);
  if (json) return;
  if (scan.state !== ScanState.COMPLETE) {
    await terminal.print(`${scan.id}\n`);
    return;
  }
  const rows: string[][] = [];
  for (const layer of scan.layers) {
    const { totalMaps, deadMaps } = await deconv.listMapStatistics({ scanId: scan.id, layer, pageSize: 1 }, call);
    rows.push([printable(layer), formatCount(totalMaps), formatCount(deadMaps)]);
  }
  const heading = (text: string) => terminal.style("bold", text);
  await terminal.print(formatTable(columns, rows, heading));
  terminal.note(`scan ${scan.id}: ${formatCount(scan.progress?.done ?? 0)} images`);
}

const columns = [{ title: "LAYER" }, { title: "MAPS", align: "right" }, { title: "DEAD", align: "right" }] as const;
