import { type ClassifyResponse, ClassifyResponseSchema } from "@deconvscope/proto";
import type { Command } from "commander";
import { drawBar } from "../output/draw-bar.ts";
import { formatMessage } from "../output/format-message.ts";
import { formatTable } from "../output/format-table.ts";
import { printable } from "../output/printable.ts";
import type { Terminal } from "../output/terminal.ts";
import { parseWhole } from "../parse/parse-numbers.ts";
import { imageArgumentHelp, readImage } from "../parse/read-image.ts";
import { addConnectionOptions, type ConnectionOptions } from "../session/connection-options.ts";
import { withSession } from "../session/open-session.ts";

interface ClassifyOptions extends ConnectionOptions {
  readonly model: string;
  readonly top: number;
}

/** `deconvscope classify` */
export function addClassify(program: Command): void {
  const command = program
    .command("classify")
    .summary("say what a model sees in an image")
    .description("Say what a model sees in an image: its most probable classes.")
    .argument("<image>", imageArgumentHelp)
    .requiredOption("-m, --model <name>", "the model")
    .option("-t, --top <count>", "how many classes", parseWhole(1, 100_000), 5)
    .addHelpText(
      "after",
      `
Examples:
  deconvscope classify menagerie:validation:3 --model menagerie-zfnet
  deconvscope classify dog.jpg --model squeezenet --top 3 --json`,
    );
  addConnectionOptions(command).action(classify);
}

async function classify(image: string, options: ClassifyOptions): Promise<void> {
  const source = await readImage(image);
  await withSession(options, async ({ models, terminal, call }) => {
    terminal.progress("classifying …");
    const response = await models.classify({ model: options.model, image: source, top: options.top }, call);
    await terminal.print(
      options.json ? formatMessage(ClassifyResponseSchema, response) : probabilityTable(response, terminal),
    );
  });
}

const columns = [
  { title: "CLASS", align: "right" },
  { title: "LABEL" },
  { title: "PROBABILITY", align: "right" },
  { title: "" },
] as const;

function probabilityTable({ classifications }: ClassifyResponse, terminal: Terminal): string {
  const bar = barWidth(classifications, terminal.width);
  const rows = classifications.map(({ classIndex, label, probability }) => [
    String(classIndex),
    printable(label),
    `${(probability * 100).toFixed(2)} %`,
    terminal.style("cyan", drawBar(probability, bar)),
  ]);
  return formatTable(columns, rows, (text) => terminal.style("bold", text));
}

const widestBar = 30;

/** What the other columns and the gaps between them leave of a terminal's line. */
function barWidth(classifications: readonly { readonly label: string }[], width: number): number {
  if (width === 0) return widestBar;
  const longest = Math.max(5, ...classifications.map(({ label }) => label.length));
  return Math.min(widestBar, Math.max(4, width - longest - 23));
}
