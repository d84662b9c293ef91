import { ListTopActivationsResponseSchema, type TopActivation } from "@deconvscope/proto";
import { type Command, Option } from "commander";
import { formatMessage } from "../output/format-message.ts";
import { formatMeasure } from "../output/format-number.ts";
import { formatTable } from "../output/format-table.ts";
import { printable } from "../output/printable.ts";
import { parseWhole } from "../parse/parse-numbers.ts";
import { scanArgumentHelp } from "../parse/scan-argument.ts";
import { addConnectionOptions, type ConnectionOptions } from "../session/connection-options.ts";
import { everyPage } from "../session/every-page.ts";
import { findDataset } from "../session/find-dataset.ts";
import { findScan } from "../session/find-scan.ts";
import { withSession } from "../session/open-session.ts";

interface TopOptions extends ConnectionOptions {
  readonly layer: string;
  readonly channel?: number[];
}

/** `deconvscope scan top` */
export function addScanTop(scan: Command): void {
  const collect = (text: string, before: number[] | undefined) => [...(before ?? []), parseWhole(0)(text)];
  const command = scan
    .command("top")
    .summary("list the strongest activations of a layer's maps")
    .description("List the strongest activations of a layer's maps: value, place, image, its labels.")
    .argument("<id>", scanArgumentHelp)
    .requiredOption("-l, --layer <name>", "the layer")
    .addOption(new Option("-c, --channel <number...>", "only these maps").argParser(collect))
    .addHelpText("after", "\nExample:\n  deconvscope scan top 01a2221b --layer relu4 --channel 3 17");
  addConnectionOptions(command).action(listTop);
}

async function listTop(id: string, options: TopOptions): Promise<void> {
  const { layer, channel: channels = [] } = options;
  await withSession(options, async (session) => {
    const { deconv, terminal, call } = session;
    const scan = await findScan(session, id);
    const request = { scanId: scan.id, layer, channels, pageSize: 64 };
    let { provenance } = scan;
    const activations = await everyPage(async (pageToken) => {
      const page = await deconv.listTopActivations({ ...request, pageToken }, call);
      provenance = page.provenance;
      return { items: page.activations, nextPageToken: page.nextPageToken };
    });
    if (options.json) {
      const $typeName = ListTopActivationsResponseSchema.typeName;
      const response = {
        $typeName,
        activations,
        nextPageToken: "",
        ...(provenance === undefined ? {} : { provenance }),
      };
      await terminal.print(formatMessage(ListTopActivationsResponseSchema, response));
      return;
    }
    const labels = (await findDataset(session, scan.dataset))?.labels ?? [];
    const rows = activations.map((top) => describeTop(top, labels));
    await terminal.print(formatTable(columns, rows, (text) => terminal.style("bold", text), terminal.width));
  });
}

const columns = [
  { title: "MAP", align: "right" },
  { title: "RANK", align: "right" },
  { title: "ACTIVATION", align: "right" },
  { title: "Y", align: "right" },
  { title: "X", align: "right" },
  { title: "IMAGE" },
  { title: "LABELS" },
] as const;

function describeTop(
  { unit, rank, activation, image, labels: own }: TopActivation,
  labels: readonly string[],
): string[] {
  return [
    String(unit?.channel),
    String(rank + 1),
    formatMeasure(activation),
    String(unit?.y),
    String(unit?.x),
    printable(`${image?.dataset}:${image?.split}:${image?.index}`),
    printable(own.map((label) => labels[label] ?? String(label)).join(", ")),
  ];
}
