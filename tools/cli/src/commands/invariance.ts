import { create, toJson } from "@bufbuild/protobuf";
import {
  type ImageSource,
  ImageSourceSchema,
  type MeasureInvarianceResponse,
  MeasureInvarianceResponseSchema,
} from "@deconvscope/proto";
import { type Command, Option } from "commander";
import { CommandError } from "../command-error.ts";
import { exitCodes } from "../exit-code.ts";
import { collectCurves } from "../invariance/collect-curves.ts";
import { curvesCsv } from "../invariance/curves-csv.ts";
import { describeFollowed, tableOf } from "../invariance/describe-curves.ts";
import { parseAmounts, transformKinds } from "../invariance/transform-kind.ts";
import { requireFolderOf, writeWhole } from "../output/write-file.ts";
import { imageArgumentHelp, readImage } from "../parse/read-image.ts";
import { addConnectionOptions, type ConnectionOptions } from "../session/connection-options.ts";
import { withSession } from "../session/open-session.ts";

interface InvarianceOptions extends ConnectionOptions {
  readonly model: string;
  readonly image: readonly string[];
  readonly transform: string;
  readonly amounts?: readonly number[];
  readonly layers?: readonly string[];
  readonly csv?: string;
}

/** `deconvscope invariance` */
export function addInvariance(program: Command): void {
  const command = program
    .command("invariance")
    .summary("say how far features move while an image is moved, scaled or turned")
    .description(
      "Say how far features move while an image is moved, scaled or turned (Zeiler & Fergus 2013, figure 5): the distance " +
        "of what layers answer from what they answer to the image as it is, and what becomes of its class's probability.",
    )
    .requiredOption("-m, --model <name>", "the model")
    .requiredOption("-i, --image <image...>", imageArgumentHelp)
    .addOption(
      new Option("-t, --transform <name>", "down, to the right, about the centre, counter-clockwise about it")
        .choices([...transformKinds.keys(), "all"])
        .default("all"),
    )
    .addOption(
      new Option(
        "-a, --amounts <numbers>",
        "pixels, factors or degrees of one transform (default: the paper's range, scaled to the input)",
      ).argParser(parseAmounts),
    )
    .option("-l, --layers <name...>", "whose features (default: the first, and the last before the classifier)")
    .option("--csv <file>", "also write every point")
    .addHelpText(
      "after",
      `
Examples:
  deconvscope invariance --model menagerie-zfnet --image menagerie:validation:3 menagerie:validation:4
  deconvscope invariance -m squeezenet -i dog.jpg -t translate-y --amounts=-60,-30,0,30,60 --csv dog.csv
  deconvscope invariance -m squeezenet -i dog.jpg -t rotate -l relu_conv1 fire5/concat fire9/concat --json`,
    );
  addConnectionOptions(command).action(invariance);
}

async function invariance(options: InvarianceOptions): Promise<void> {
  const { model, image: names, transform, amounts = [], layers = [], csv, json } = options;
  if (csv !== undefined) await requireFolderOf(csv);
  if (transform === "all" && amounts.length > 0) {
    const expected = [...transformKinds.keys()].join(", ");
    throw new CommandError(`--amounts: they are of one transform; expected --transform ${expected}`, exitCodes.usage);
  }
  const images: ImageSource[] = [];
  for (const [index, name] of names.entries()) {
    const field = names.length === 1 ? "image" : `images[${index}]`;
    images.push(create(ImageSourceSchema, await readImage(name, field)));
  }
  const kinds = [...transformKinds].filter(([name]) => transform === "all" || name === transform);
  await withSession(options, async ({ models, terminal, call }) => {
    const bold = (text: string) => terminal.style("bold", text);
    const curves = new Map<string, MeasureInvarianceResponse>();
    for (const [name, kind] of kinds) {
      const request = { model, images, transform: kind.transform, amounts: [...amounts], layers: [...layers] };
      const found = await collectCurves(models.measureInvariance(request, call), (response) =>
        terminal.report(describeFollowed(response, kind)),
      );
      curves.set(name, found);
      if (!json) await terminal.print(`${curves.size > 1 ? "\n" : ""}${tableOf(found, kind, bold)}`);
    }
    if (csv !== undefined) await writeWhole(csv, curvesCsv(curves, names));
    if (json) await terminal.print(jsonOf(curves));
  });
}

/** One document: by transform everything that was measured. */
function jsonOf(curves: ReadonlyMap<string, MeasureInvarianceResponse>): string {
  const described = [...curves].map(([name, found]) => {
    return [name, toJson(MeasureInvarianceResponseSchema, found, { alwaysEmitImplicit: true })] as const;
  });
  return `${JSON.stringify(Object.fromEntries(described), null, 2)}\n`;
}
