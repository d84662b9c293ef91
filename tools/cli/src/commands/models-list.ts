import { ListModelsResponseSchema, type ModelSummary } from "@deconvscope/proto";
import type { Command } from "commander";
import { formatMessage } from "../output/format-message.ts";
import { formatCount, formatShape } from "../output/format-number.ts";
import { formatTable } from "../output/format-table.ts";
import { printable } from "../output/printable.ts";
import { addConnectionOptions, type ConnectionOptions } from "../session/connection-options.ts";
import { listModels } from "../session/list-models.ts";
import { withSession } from "../session/open-session.ts";

/** `deconvscope models list` */
export function addModelsList(models: Command): void {
  const command = models
    .command("list")
    .alias("ls")
    .summary("list the models there are")
    .description("List the models there are, by name.")
    .addHelpText("after", "\nExample:\n  deconvscope models list --json | jq -r '.models[].name'");
  addConnectionOptions(command).action(listAll);
}

async function listAll(options: ConnectionOptions): Promise<void> {
  await withSession(options, async (session) => {
    const { terminal } = session;
    const all = await listModels(session);
    if (options.json) {
      const response = { $typeName: ListModelsResponseSchema.typeName, models: all, nextPageToken: "" } as const;
      await terminal.print(formatMessage(ListModelsResponseSchema, response));
      return;
    }
    const heading = (text: string) => terminal.style("bold", text);
    await terminal.print(formatTable(columns, all.map(row), heading, terminal.width));
  });
}

const columns = [
  { title: "NAME" },
  { title: "INPUT", align: "right" },
  { title: "CLASSES", align: "right" },
  { title: "PARAMETERS", align: "right" },
  { title: "FLOPS", align: "right" },
  { title: "SHA-256" },
  { title: "DESCRIPTION" },
] as const;

function row(model: ModelSummary): string[] {
  return [
    model.name,
    formatShape(model.inputShape),
    formatCount(model.classes),
    formatCount(model.parameters),
    formatCount(model.flops),
    model.sha256.slice(0, 8),
    printable(model.description),
  ];
}
