import { type Provenance, Seed } from "@deconvscope/proto";
import { type Command, Option } from "commander";
import { CommandError } from "../command-error.ts";
import { formatMeasure } from "../output/format-number.ts";
import { formatTable } from "../output/format-table.ts";
import { ReconstructionFolder, type WrittenUnit } from "../output/reconstruction-folder.ts";
import { parseWhole } from "../parse/parse-numbers.ts";
import { collectUnit, formatUnit, type WantedUnit } from "../parse/parse-unit.ts";
import { imageArgumentHelp, readImage } from "../parse/read-image.ts";
import { rules } from "../parse/rules.ts";
import { addConnectionOptions, type ConnectionOptions } from "../session/connection-options.ts";
import { withSession } from "../session/open-session.ts";

const seeds = { activation: Seed.ACTIVATION, one: Seed.ONE } as const;

interface ReconstructOptions extends ConnectionOptions {
  readonly model: string;
  readonly layer: string;
  readonly out: string;
  readonly unit?: WantedUnit[];
  readonly strongest?: number;
  readonly rule: keyof typeof rules;
  readonly seed: keyof typeof seeds;
  readonly together?: boolean;
  readonly signal?: boolean;
}

/** `deconvscope reconstruct` */
export function addReconstruct(program: Command): void {
  const command = program
    .command("reconstruct")
    .summary("project units of a layer back to the pixels that excite them")
    .description(
      "Project units of a layer back to the pixels that excite them (Zeiler & Fergus 2013). Of each unit, what comes " +
        "back and the same patch of the image are written as PNGs, and index.json with the numbers and what made them.",
    )
    .argument("<image>", imageArgumentHelp)
    .requiredOption("-m, --model <name>", "the model")
    .requiredOption("-l, --layer <name>", "the layer, as `models show` lists it")
    .requiredOption("-o, --out <folder>", "where the files go; made if it is not there")
    .option(
      "-u, --unit <unit...>",
      "units: 258 is a map where it is strongest, 258@6,12 its row 6, column 12",
      collectUnit,
    )
    .addOption(
      new Option("-s, --strongest <count>", "the layer's strongest maps on this image (default: 9)")
        .argParser(parseWhole(1, 1_000_000))
        .conflicts("unit"),
    )
    .addOption(
      new Option("-r, --rule <rule>", "how a ReLU lets the signal back")
        .choices(Object.keys(rules))
        .default("deconvnet"),
    )
    .addOption(new Option("--seed <seed>", "what is put at the unit").choices(Object.keys(seeds)).default("activation"))
    .option("--together", "all units at once, in one picture")
    .option("--signal", "also write the numbers, as float32 .npy [height, width, channels]")
    .addHelpText(
      "after",
      `
Examples:
  deconvscope reconstruct menagerie:validation:3 --model menagerie-zfnet --layer relu4 --out rabbit
  deconvscope reconstruct dog.jpg -m squeezenet -l fire5/concat --unit 141 207@3,9 --rule guided -o dog
  deconvscope reconstruct - -m squeezenet -l pool1 --strongest 16 --json -o out < dog.jpg`,
    );
  addConnectionOptions(command).action(reconstruct);
}

async function reconstruct(image: string, options: ReconstructOptions): Promise<void> {
  const { model, layer, out, rule, seed, together, signal } = options;
  const request = {
    model,
    image: await readImage(image),
    units: options.unit?.map((unit) => ({ layer, ...unit })) ?? [],
    strongest: options.unit === undefined ? { layer, count: options.strongest ?? 9 } : undefined,
    rule: rules[rule],
    seed: seeds[seed],
    together,
    includeSignal: signal,
  };
  const expected = together ? 1 : (options.unit?.length ?? options.strongest ?? 9);
  await withSession(options, async ({ deconv, terminal, call }) => {
    const folder = new ReconstructionFolder(out);
    const units: WrittenUnit[] = [];
    let provenance: Provenance | undefined;
    terminal.progress(`looking at ${image} …`);
    for await (const response of deconv.reconstruct(request, call)) {
      if (response.reconstruction === undefined) continue;
      provenance ??= response.provenance;
      const unit = await folder.add(response.reconstruction);
      units.push(unit);
      terminal.progress(`projecting ${layer}: ${units.length} of ${expected}`);
      if (options.json) await terminal.print(`${JSON.stringify(unit)}\n`);
    }
    if (units.length === 0) throw new CommandError(`layer: no unit of ${layer} was projected`);
    const index = await folder.finish(image, provenance);
    if (options.json) return;
    const heading = (text: string) => terminal.style("bold", text);
    await terminal.print(formatTable(columns, units.map(row), heading));
    terminal.note(`${index} says what made them`);
  });
}

const columns = [
  { title: "UNIT", align: "right" },
  { title: "ACTIVATION", align: "right" },
  { title: "RECEPTIVE FIELD", align: "right" },
  { title: "SCALE", align: "right" },
  { title: "PROJECTION" },
] as const;

function row(unit: WrittenUnit): string[] {
  const { x, y, width, height } = unit.receptiveField;
  return [
    formatUnit(unit),
    formatMeasure(unit.activation),
    `${height} × ${width} at ${y}, ${x}`,
    unit.scale === 0 ? "0" : formatMeasure(unit.scale),
    unit.scale === 0
      ? `${unit.projection} (zero everywhere: rectification on the way down leaves nothing)`
      : unit.projection,
  ];
}
