import { type GetModelResponse, GetModelResponseSchema, type Layer } from "@deconvscope/proto";
import type { Command } from "commander";
import { describePreprocessing } from "../output/describe-preprocessing.ts";
import { formatMessage } from "../output/format-message.ts";
import { formatCount, formatShape } from "../output/format-number.ts";
import { formatTable } from "../output/format-table.ts";
import { printable } from "../output/printable.ts";
import type { Terminal } from "../output/terminal.ts";
import { addConnectionOptions, type ConnectionOptions } from "../session/connection-options.ts";
import { withSession } from "../session/open-session.ts";

/** `deconvscope models show` */
export function addModelsShow(models: Command): void {
  const command = models
    .command("show")
    .summary("show what a model is made of")
    .description("Show a model: how images are prepared for it, and its layers in execution order.")
    .argument("<model>", "its name, or name@ and the first 8 or more characters of its SHA-256")
    .addHelpText(
      "after",
      `
RECEPTIVE FIELD is what one unit sees of the input: its size in pixels, / the stride between neighbours.
Layers with · cannot be given to reconstruct.

Examples:
  deconvscope models show menagerie-zfnet
  deconvscope models show menagerie-zfnet --json | jq -r '.layers[].name'`,
    );
  addConnectionOptions(command).action(showModel);
}

async function showModel(model: string, options: ConnectionOptions): Promise<void> {
  await withSession(options, async ({ models, terminal, call }) => {
    const response = await models.getModel({ model }, call);
    await terminal.print(
      options.json
        ? formatMessage(GetModelResponseSchema, response)
        : `${describe(response, terminal)}\n${layerTable(response.layers, terminal)}`,
    );
  });
}

function describe(
  { summary, preprocessing, labels, independentClasses }: GetModelResponse,
  terminal: Terminal,
): string {
  const facts: [string, string][] = [
    ["sha-256", summary?.sha256 ?? ""],
    ["description", summary?.description ?? ""],
    ["input", formatShape(summary?.inputShape ?? [])],
    ["images", preprocessing === undefined ? "" : describePreprocessing(preprocessing)],
    [
      "classes",
      `${formatCount(summary?.classes ?? 0)}: ${labels.slice(0, 4).join(", ")}${labels.length > 4 ? ", …" : ""}` +
        (independentClasses ? "; a sigmoid a class" : ""),
    ],
    ["parameters", formatCount(summary?.parameters ?? 0n)],
    ["flops", `${formatCount(summary?.flops ?? 0n)} an image`],
    ["dataset", summary?.dataset ?? ""],
  ];
  const lines = facts
    .filter(([, value]) => value !== "")
    .map(([name, value]) => `${name.padEnd(12)} ${printable(value)}`);
  return [terminal.style("bold", summary?.name ?? ""), ...lines, ""].join("\n");
}

const columns = [
  { title: "" },
  { title: "LAYER" },
  { title: "OPERATOR" },
  { title: "OUTPUT", align: "right" },
  { title: "RECEPTIVE FIELD", align: "right" },
  { title: "PARAMETERS", align: "right" },
  { title: "FLOPS", align: "right" },
] as const;

function layerTable(layers: readonly Layer[], terminal: Terminal): string {
  const heading = (text: string) => terminal.style("bold", text);
  return formatTable(columns, layers.map(row), heading);
}

function row(layer: Layer): string[] {
  const field = layer.receptiveField;
  return [
    layer.projectable ? " " : "·",
    printable(layer.name),
    layer.operator,
    formatShape(layer.outputShape),
    field === undefined ? "" : `${field.height} × ${field.width} / ${both(field.strideY, field.strideX)}`,
    layer.parameters === 0n ? "" : formatCount(layer.parameters),
    layer.flops === 0n ? "" : formatCount(layer.flops),
  ];
}

function both(y: number, x: number): string {
  return y === x ? `${y}` : `${y}, ${x}`;
}
