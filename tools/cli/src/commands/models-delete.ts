import type { Command } from "commander";
import { addConnectionOptions, type ConnectionOptions } from "../session/connection-options.ts";
import { withSession } from "../session/open-session.ts";

/** `deconvscope models delete` */
export function addModelsDelete(models: Command): void {
  const command = models
    .command("delete")
    .alias("rm")
    .summary("delete a model")
    .description("Delete a model and its file. What was exported stays.")
    .argument("<model>", "its name")
    .addHelpText("after", "\nExample:\n  deconvscope models delete squeezenet");
  addConnectionOptions(command).action(deleteModel);
}

async function deleteModel(model: string, options: ConnectionOptions): Promise<void> {
  await withSession(options, async ({ models, terminal, call }) => {
    await models.deleteModel({ model }, call);
    await terminal.print(options.json ? `${JSON.stringify({ deleted: model })}\n` : `deleted ${model}\n`);
  });
}
