import { type Dataset, DatasetFormat, ListDatasetsResponseSchema } from "@deconvscope/proto";
import type { Command } from "commander";
import { formatMessage } from "../output/format-message.ts";
import { formatCount } from "../output/format-number.ts";
import { formatTable } from "../output/format-table.ts";
import { printable } from "../output/printable.ts";
import { addConnectionOptions, type ConnectionOptions } from "../session/connection-options.ts";
import { everyPage } from "../session/every-page.ts";
import { withSession } from "../session/open-session.ts";

/** `deconvscope datasets list` */
export function addDatasetsList(datasets: Command): void {
  const command = datasets
    .command("list")
    .alias("ls")
    .summary("list the datasets there are")
    .description("List the datasets there are, with their splits. One image is named dataset:split:index.")
    .addHelpText("after", "\nExample:\n  deconvscope datasets list");
  addConnectionOptions(command).action(listDatasets);
}

async function listDatasets(options: ConnectionOptions): Promise<void> {
  await withSession(options, async ({ datasets, terminal, call }) => {
    const all = await everyPage(async (pageToken) => {
      const page = await datasets.listDatasets({ pageToken }, call);
      return { items: page.datasets, nextPageToken: page.nextPageToken };
    });
    if (options.json) {
      const response = { $typeName: ListDatasetsResponseSchema.typeName, datasets: all, nextPageToken: "" } as const;
      await terminal.print(formatMessage(ListDatasetsResponseSchema, response));
      return;
    }
    const heading = (text: string) => terminal.style("bold", text);
    await terminal.print(formatTable(columns, all.map(row), heading, terminal.width));
  });
}

const columns = [
  { title: "NAME" },
  { title: "FORMAT" },
  { title: "CLASSES", align: "right" },
  { title: "PROBLEMS", align: "right" },
  { title: "SPLITS" },
] as const;

/** No more of a dataset's problems are listed. */
const mostListed = 100;

function row(dataset: Dataset): string[] {
  return [
    dataset.name,
    formatName(dataset.format),
    formatCount(dataset.labels.length),
    dataset.problems.length < mostListed ? formatCount(dataset.problems.length) : `≥ ${mostListed}`,
    describeSplits(dataset),
  ];
}

/** DatasetFormat.IMAGE_FOLDER as "image-folder". */
export function formatName(format: DatasetFormat): string {
  return (DatasetFormat[format] ?? String(format)).toLowerCase().replaceAll("_", "-");
}

/** "train: 12,000, validation: 1,200" */
export function describeSplits(dataset: Dataset): string {
  return dataset.splits.map(({ name, images }) => `${printable(name)}: ${formatCount(images)}`).join(", ");
}
