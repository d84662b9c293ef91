import { MatchLabelsResponseSchema } from "@deconvscope/proto";
import type { Command } from "commander";
import { formatMessage } from "../output/format-message.ts";
import { formatCount } from "../output/format-number.ts";
import { formatTable } from "../output/format-table.ts";
import { printable } from "../output/printable.ts";
import { addConnectionOptions, type ConnectionOptions } from "../session/connection-options.ts";
import { findDataset } from "../session/find-dataset.ts";
import { withSession } from "../session/open-session.ts";

interface MatchOptions extends ConnectionOptions {
  readonly model: string;
}

/** `deconvscope datasets match` */
export function addDatasetsMatch(datasets: Command): void {
  const command = datasets
    .command("match")
    .summary("say which of a model's classes a dataset's labels are")
    .description("Say which of a model's classes a dataset's labels are, by their names or wnids.")
    .argument("<name>", "the dataset")
    .requiredOption("-m, --model <name>", "the model")
    .addHelpText("after", "\nExample:\n  deconvscope datasets match tiny-imagenet --model squeezenet");
  addConnectionOptions(command).action(matchDataset);
}

async function matchDataset(name: string, options: MatchOptions): Promise<void> {
  await withSession(options, async (session) => {
    const { datasets, models, terminal, call } = session;
    const response = await datasets.matchLabels({ dataset: name, model: options.model }, call);
    if (options.json) {
      await terminal.print(formatMessage(MatchLabelsResponseSchema, response));
      return;
    }
    const { labels, labelIds } = (await findDataset(session, name)) ?? { labels: [], labelIds: [] };
    const { labels: classes } = await models.getModel({ model: options.model }, call);
    const found = new Map(response.matches.map(({ label, modelClass }) => [label, modelClass]));
    const rows = labels.map((label, index) => {
      const matched = found.get(index);
      return [printable(labelIds[index] ?? String(index)), printable(label), ...describeClass(matched, classes)];
    });
    await terminal.print(formatTable(columns, rows, (text) => terminal.style("bold", text), terminal.width));
    terminal.note(`${formatCount(found.size)} of ${formatCount(labels.length)} labels are classes of ${options.model}`);
  });
}

const columns = [
  { title: "ID" },
  { title: "LABEL" },
  { title: "CLASS", align: "right" },
  { title: "CLASS LABEL" },
] as const;

function describeClass(matched: number | undefined, classes: readonly string[]): [string, string] {
  return matched === undefined ? ["-", ""] : [String(matched), printable(classes[matched] ?? "")];
}
