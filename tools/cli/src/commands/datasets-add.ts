import { resolve } from "node:path";
import { type Dataset, DatasetFormat, RegisterDatasetResponseSchema } from "@deconvscope/proto";
import { type Command, Option } from "commander";
import { formatMessage } from "../output/format-message.ts";
import { formatCount } from "../output/format-number.ts";
import { printable } from "../output/printable.ts";
import { addConnectionOptions, type ConnectionOptions } from "../session/connection-options.ts";
import { withSession } from "../session/open-session.ts";
import { describeSplits, formatName } from "./datasets-list.ts";

const formats = {
  "image-folder": DatasetFormat.IMAGE_FOLDER,
  "tiny-imagenet": DatasetFormat.TINY_IMAGENET,
  "cifar10-binary": DatasetFormat.CIFAR10_BINARY,
  caltech: DatasetFormat.CALTECH,
  "pascal-voc": DatasetFormat.PASCAL_VOC,
  imagenet: DatasetFormat.IMAGENET,
  menagerie: DatasetFormat.MENAGERIE,
} as const;

interface AddOptions extends ConnectionOptions {
  readonly format?: keyof typeof formats;
}

/** `deconvscope datasets add` */
export function addDatasetsAdd(datasets: Command): void {
  const command = datasets
    .command("add")
    .summary("register a folder of images")
    .description(
      "Register a folder of images: split/class/*.jpg, class/*.jpg or *.jpg, or Tiny ImageNet, CIFAR-10 (binary), " +
        "Caltech-101 or -256, PASCAL VOC or ImageNet as they come. The images stay where they are.",
    )
    .argument("<name>", "what it is called from now on")
    .argument("[path]", "the folder; with --server, on the server and inside its data root")
    .addOption(new Option("-f, --format <format>", "its layout (default: recognised)").choices(Object.keys(formats)))
    .addHelpText(
      "after",
      `
Examples:
  deconvscope datasets add pets ~/photos/pets
  deconvscope datasets add voc ~/VOCdevkit/VOC2012
  deconvscope datasets add drawn --format menagerie`,
    );
  addConnectionOptions(command).action(addDataset);
}

async function addDataset(name: string, path: string | undefined, options: AddOptions): Promise<void> {
  const format = options.format === undefined ? DatasetFormat.UNSPECIFIED : formats[options.format];
  const onHost = path === undefined || options.server !== undefined ? path : resolve(path);
  await withSession(options, async ({ datasets, terminal, call }) => {
    terminal.progress(`looking through ${onHost ?? name} …`);
    const response = await datasets.registerDataset({ name, path: onHost, format }, call);
    const { dataset } = response;
    if (options.json || dataset === undefined) {
      await terminal.print(formatMessage(RegisterDatasetResponseSchema, response));
      return;
    }
    for (const problem of dataset.problems) terminal.note(`problem: ${printable(problem)}`);
    const labels = describeLabels(dataset);
    await terminal.print(
      `${dataset.name}  ${formatName(dataset.format)}, ${formatCount(dataset.labels.length)} classes${labels}, ` +
        `${describeSplits(dataset)}\n`,
    );
  });
}

const mostLabels = 4;

/** " (cat, dog)": of many the first, of synonyms the first. */
function describeLabels({ labels }: Dataset): string {
  if (labels.length === 0) return "";
  const told = labels.slice(0, mostLabels).map((label) => printable(label.split(",", 1)[0] ?? ""));
  return ` (${told.join(", ")}${labels.length > mostLabels ? ", …" : ""})`;
}
