import { ListScansResponseSchema, type Scan } from "@deconvscope/proto";
import type { Command } from "commander";
import { nameState } from "../output/describe-scan.ts";
import { formatMessage } from "../output/format-message.ts";
import { formatCount } from "../output/format-number.ts";
import { formatTable } from "../output/format-table.ts";
import { printable } from "../output/printable.ts";
import { addConnectionOptions, type ConnectionOptions } from "../session/connection-options.ts";
import { listScans } from "../session/find-scan.ts";
import { withSession } from "../session/open-session.ts";

interface ListOptions extends ConnectionOptions {
  readonly model?: string;
}

/** `deconvscope scan list` */
export function addScanList(scan: Command): void {
  const command = scan
    .command("list")
    .alias("ls")
    .summary("list the scans there are")
    .description("List the scans there are, newest first.")
    .option("-m, --model <name>", "only this model's")
    .addHelpText("after", "\nExample:\n  deconvscope scan list --json | jq -r '.scans[].id'");
  addConnectionOptions(command).action(listAll);
}

async function listAll(options: ListOptions): Promise<void> {
  await withSession(options, async (session) => {
    const { terminal } = session;
    const scans = await listScans(session, options.model);
    if (options.json) {
      const response = { $typeName: ListScansResponseSchema.typeName, scans, nextPageToken: "" } as const;
      await terminal.print(formatMessage(ListScansResponseSchema, response));
      return;
    }
    const heading = (text: string) => terminal.style("bold", text);
    await terminal.print(formatTable(columns, scans.map(row), heading, terminal.width));
  });
}

const columns = [
  { title: "ID" },
  { title: "STATE" },
  { title: "IMAGES", align: "right" },
  { title: "LAYERS", align: "right" },
  { title: "MODEL" },
  { title: "DATASET" },
] as const;

function row(scan: Scan): string[] {
  const { done = 0n, total = 0n } = scan.progress ?? {};
  return [
    scan.id,
    nameState(scan),
    done === total ? formatCount(total) : `${formatCount(done)} of ${formatCount(total)}`,
    formatCount(scan.layers.length),
    printable(scan.model),
    printable(`${scan.dataset} ${scan.split}`),
  ];
}
