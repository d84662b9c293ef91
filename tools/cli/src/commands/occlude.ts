import { create } from "@bufbuild/protobuf";
import { type GetModelResponse, ImageSourceSchema } from "@deconvscope/proto";
import { type Command, Option } from "commander";
import { checkPlace, makeFolder } from "../export/make-folder.ts";
import { collectSweep, type Sweep } from "../occlude/collect-sweep.ts";
import { describeSweep, describeTiles } from "../occlude/describe-sweep.ts";
import { readSeenImage } from "../occlude/seen-image.ts";
import { writeSweep } from "../occlude/write-sweep.ts";
import { findLabel } from "../parse/find-label.ts";
import { type Fill, parseFill } from "../parse/parse-fill.ts";
import { parseWhole } from "../parse/parse-numbers.ts";
import { imageArgumentHelp, readImage } from "../parse/read-image.ts";
import { addConnectionOptions, type ConnectionOptions } from "../session/connection-options.ts";
import { withSession } from "../session/open-session.ts";

interface OccludeOptions extends ConnectionOptions {
  readonly model: string;
  readonly out: string;
  readonly patch?: number;
  readonly stride?: number;
  readonly fill: Fill;
  readonly seed: number;
  readonly class?: string;
  readonly layer?: string;
  readonly force?: boolean;
}

/** `deconvscope occlude` */
export function addOcclude(program: Command): void {
  const command = program
    .command("occlude")
    .summary("say what a prediction rests on: a square slides over the image")
    .description(
      "Say what a prediction rests on: a square slides over the image (Zeiler & Fergus 2013, figure 7). Its five panels " +
        "are written as PNGs, a-image to e-class, each place of the square as a line of tiles.csv, the maps as .npy, and " +
        "provenance.json with what made them.",
    )
    .argument("<image>", imageArgumentHelp)
    .requiredOption("-m, --model <name>", "the model")
    .requiredOption("-o, --out <folder>", "the folder; made, whole or not at all")
    .addOption(
      new Option("-p, --patch <pixels>", "side of the square (default: a fifth of the input's)").argParser(
        parseWhole(1),
      ),
    )
    .addOption(
      new Option("-s, --stride <pixels>", "from place to place (default: a sixteenth of the input's side)").argParser(
        parseWhole(1),
      ),
    )
    .addOption(
      new Option("--fill <what>", "what the square shows: mean, grey, noise, blur, or one number a channel")
        .argParser(parseFill)
        .default(parseFill("mean"), "mean"),
    )
    .addOption(new Option("--seed <number>", "of the noise").argParser(parseWhole(0)).default(0))
    .option("-c, --class <class>", "the class, by name or number (default: the most probable one)")
    .option("-l, --layer <name>", "whose strongest map is watched (default: the last convolution)")
    .option("-f, --force", "replace an earlier export")
    .addHelpText(
      "after",
      `
Examples:
  deconvscope occlude menagerie:validation:3 --model menagerie-zfnet --out rabbit
  deconvscope occlude dog.jpg -m squeezenet --patch 48 --stride 8 --fill grey --class beagle -o dog
  deconvscope occlude dog.jpg -m squeezenet --fill=-0.5,0,0.5 --layer fire5/concat -o dog2`,
    );
  addConnectionOptions(command).action(occlude);
}

async function occlude(image: string, options: OccludeOptions): Promise<void> {
  const { out, force = false } = options;
  await checkPlace(out, force);
  const source = create(ImageSourceSchema, await readImage(image));
  await withSession(options, async (session) => {
    const { models, occlusion, terminal, call } = session;
    terminal.progress(`looking at ${image} …`);
    const model = await models.getModel({ model: options.model }, call);
    const responses = occlusion.occlude({ ...readRequest(options, model), image: source }, call);
    const sweep = await collectSweep(responses, (batch) => terminal.report(describeTiles(batch)));
    const seen = await readSeenImage(session, source, model);
    const { labels } = model;
    const figure = { image, seen, sweep, labels, lowest: findLowest(sweep) };
    await makeFolder(out, force, (draft) => writeSweep(figure, draft));
    const lines = describeSweep(figure);
    await terminal.print(options.json ? `${JSON.stringify(summarise(figure, out))}\n` : `${lines.join("\n")}\n`);
    terminal.note(`${out} has the panels and the numbers`);
  });
}

function readRequest({ model, patch, stride, fill, seed, layer, ...options }: OccludeOptions, found: GetModelResponse) {
  return {
    model,
    ...(patch === undefined ? {} : { patch }),
    ...(stride === undefined ? {} : { stride }),
    ...(layer === undefined ? {} : { layer }),
    ...(options.class === undefined ? {} : { classIndex: findClass(found.labels, options.class) }),
    ...fill,
    seed: BigInt(seed),
  };
}

/** A number is left to the server, which knows how many classes there are. */
function findClass(labels: readonly string[], name: string): number {
  return /^\d{1,9}$/.test(name) && !labels.includes(name) ? Number(name) : findLabel(labels, name, "class");
}

function findLowest({ tiles }: Sweep) {
  return tiles.reduce((lowest, tile) => (tile.probability < lowest.probability ? tile : lowest));
}

function summarise({ sweep: { start, summary }, lowest }: Parameters<typeof describeSweep>[0], folder: string) {
  const { classIndex, probability, patch, stride, rows, columns } = start;
  const { dropOnParts, partsArea } = summary;
  return { folder, classIndex, probability, patch, stride, rows, columns, lowest, dropOnParts, partsArea };
}
