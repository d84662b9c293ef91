import type { Command } from "commander";
import { addConnectionOptions, type ConnectionOptions } from "../session/connection-options.ts";
import { withSession } from "../session/open-session.ts";

/** `deconvscope datasets delete` */
export function addDatasetsDelete(datasets: Command): void {
  const command = datasets
    .command("delete")
    .alias("rm")
    .summary("forget a dataset; its images stay")
    .description("Forget a dataset. Its images stay where they are.")
    .argument("<name>", "its name")
    .addHelpText("after", "\nExample:\n  deconvscope datasets delete pets");
  addConnectionOptions(command).action(deleteDataset);
}

async function deleteDataset(name: string, options: ConnectionOptions): Promise<void> {
  await withSession(options, async ({ datasets, terminal, call }) => {
    await datasets.deleteDataset({ name }, call);
    await terminal.print(options.json ? `${JSON.stringify({ deleted: name })}\n` : `deleted ${name}\n`);
  });
}
