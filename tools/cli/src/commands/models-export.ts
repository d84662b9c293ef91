import { ModelFormat } from "@deconvscope/proto";
import { type Command, Option } from "commander";
import { formatBytes } from "../output/format-number.ts";
import { writeWhole } from "../output/write-file.ts";
import { addConnectionOptions, type ConnectionOptions } from "../session/connection-options.ts";
import { withSession } from "../session/open-session.ts";

const formats = {
  onnx: { format: ModelFormat.ONNX, extension: "onnx" },
  tfjs: { format: ModelFormat.TFJS_LAYERS, extension: "zip" },
} as const;

interface ExportOptions extends ConnectionOptions {
  readonly format: keyof typeof formats;
  readonly out?: string;
}

/** `deconvscope models export` */
export function addModelsExport(models: Command): void {
  const command = models
    .command("export")
    .summary("write a model to a file")
    .description("Write a model to a file: ONNX, or a zipped TensorFlow.js layers model.")
    .argument("<model>", "its name")
    .addOption(new Option("-f, --format <format>", "the file's format").choices(Object.keys(formats)).default("onnx"))
    .option("-o, --out <file>", "where to, - for standard output (default: its name in this folder)")
    .addHelpText(
      "after",
      `
Examples:
  deconvscope models export menagerie-zfnet
  deconvscope models export menagerie-zfnet --format tfjs --out zfnet.zip`,
    );
  addConnectionOptions(command).action(exportModel);
}

async function exportModel(model: string, options: ExportOptions): Promise<void> {
  const { format, extension } = formats[options.format];
  const out = options.out ?? `${model.replaceAll("/", "_")}.${extension}`;
  await withSession(options, async ({ models, terminal, call }) => {
    let bytes = 0;
    async function* chunks(): AsyncGenerator<Uint8Array> {
      for await (const { chunk } of models.exportModel({ model, format }, call)) {
        bytes += chunk.length;
        terminal.progress(`receiving ${model}: ${formatBytes(bytes)}`);
        yield chunk;
      }
    }
    if (out === "-") {
      for await (const chunk of chunks()) await terminal.print(chunk);
      return;
    }
    await writeWhole(out, chunks());
    await terminal.print(
      options.json ? `${JSON.stringify({ model, file: out, bytes })}\n` : `${out}  ${formatBytes(bytes)}\n`,
    );
  });
}
