import { ListMapStatisticsResponseSchema, MapOrder, type MapStatistics } from "@deconvscope/proto";
import { type Command, Option } from "commander";
import { formatMessage } from "../output/format-message.ts";
import { formatCount, formatMeasure } from "../output/format-number.ts";
import { formatTable } from "../output/format-table.ts";
import { printable } from "../output/printable.ts";
import { findLabel } from "../parse/find-label.ts";
import { parseWhole } from "../parse/parse-numbers.ts";
import { scanArgumentHelp } from "../parse/scan-argument.ts";
import { addConnectionOptions, type ConnectionOptions } from "../session/connection-options.ts";
import { findDataset } from "../session/find-dataset.ts";
import { findScan } from "../session/find-scan.ts";
import { withSession } from "../session/open-session.ts";

const orders = {
  channel: MapOrder.CHANNEL,
  maximum: MapOrder.MAXIMUM,
  selectivity: MapOrder.SELECTIVITY,
  purity: MapOrder.PURITY,
} as const;

const largestPage = 1000;

interface MapsOptions extends ConnectionOptions {
  readonly layer: string;
  readonly order?: keyof typeof orders;
  readonly label?: string;
  readonly firingOnly?: boolean;
  readonly count: number;
}

/** `deconvscope scan maps` */
export function addScanMaps(scan: Command): void {
  const command = scan
    .command("maps")
    .summary("find feature maps: by strength, selectivity, purity, or a class they love")
    .description(
      "Find feature maps of a layer: how strong each gets over the images, on how many it fires, the share of images " +
        "above half its maximum, and the classes of its strongest images.",
    )
    .argument("<id>", scanArgumentHelp)
    .requiredOption("-l, --layer <name>", "the layer")
    .addOption(
      new Option(
        "-o, --order <order>",
        "what comes first (default: channel; with --label, what shows it most)",
      ).choices(Object.keys(orders)),
    )
    .option("--label <name>", "only maps with an image of this class among their strongest")
    .option("--firing-only", "leave out maps that never fire")
    .addOption(new Option("-n, --count <count>", "how many; 0: all").argParser(parseWhole(0)).default(0))
    .addHelpText(
      "after",
      `
Examples:
  deconvscope scan maps 01a2221b --layer relu5 --order purity --count 20
  deconvscope scan maps 01a2221b --layer relu5 --label owl`,
    );
  addConnectionOptions(command).action(listMaps);
}

async function listMaps(id: string, options: MapsOptions): Promise<void> {
  const { layer, order, firingOnly, count } = options;
  await withSession(options, async (session) => {
    const { deconv, terminal, call } = session;
    const scan = await findScan(session, id);
    const labels = (await findDataset(session, scan.dataset))?.labels ?? [];
    const label = options.label === undefined ? undefined : findLabel(labels, options.label);
    const pageSize = count === 0 ? largestPage : Math.min(count, largestPage);
    const request = { scanId: scan.id, layer, firingOnly, label, pageSize, ...(order && { order: orders[order] }) };
    const maps: MapStatistics[] = [];
    let page = await deconv.listMapStatistics(request, call);
    maps.push(...page.maps);
    while (page.nextPageToken !== "" && (count === 0 || maps.length < count)) {
      page = await deconv.listMapStatistics({ ...request, pageToken: page.nextPageToken }, call);
      maps.push(...page.maps);
    }
    const wanted = count === 0 ? maps : maps.slice(0, count);
    if (options.json) {
      await terminal.print(
        formatMessage(ListMapStatisticsResponseSchema, { ...page, maps: wanted, nextPageToken: "" }),
      );
      return;
    }
    const rows = wanted.map((map) => describeMap(map, labels));
    await terminal.print(formatTable(columns, rows, (text) => terminal.style("bold", text), terminal.width));
    terminal.note(`${formatCount(page.totalMaps)} maps, ${formatCount(page.deadMaps)} of the layer never fired`);
  });
}

const columns = [
  { title: "MAP", align: "right" },
  { title: "MAXIMUM", align: "right" },
  { title: "MEAN", align: "right" },
  { title: "FIRES", align: "right" },
  { title: "ABOVE HALF", align: "right" },
  { title: "PURITY", align: "right" },
  { title: "CLASSES" },
] as const;

function describeMap(map: MapStatistics, labels: readonly string[]): string[] {
  const classes = map.labels.map(({ label, count }) => `${labels[label] ?? label} ${count}`);
  return [
    String(map.channel),
    formatMeasure(map.maximum),
    formatMeasure(map.mean),
    formatShare(map.images === 0n ? 0 : Number(map.firing) / Number(map.images)),
    formatShare(map.aboveHalf),
    formatShare(map.purity),
    printable(classes.join(", ")),
  ];
}

function formatShare(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
