import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { MessageInitShape } from "@bufbuild/protobuf";
import { type ImportModelRequestSchema, type ImportModelResponse, ImportModelResponseSchema } from "@deconvscope/proto";
import type { Command } from "commander";
import { CommandError } from "../command-error.ts";
import { exitCodes } from "../exit-code.ts";
import { describePreprocessing } from "../output/describe-preprocessing.ts";
import { formatMessage } from "../output/format-message.ts";
import { formatBytes, formatCount, formatShape } from "../output/format-number.ts";
import { modelNameOf } from "../parse/model-name.ts";
import { parseShape } from "../parse/parse-numbers.ts";
import {
  addPreprocessingOptions,
  type PreprocessingOptions,
  readPreprocessing,
} from "../parse/preprocessing-options.ts";
import { readLabels } from "../parse/read-labels.ts";
import { addConnectionOptions, type ConnectionOptions } from "../session/connection-options.ts";
import { type Session, withSession } from "../session/open-session.ts";

interface ImportOptions extends ConnectionOptions, PreprocessingOptions {
  readonly name?: string;
  readonly description?: string;
  readonly labels?: string;
  readonly inputShape?: number[];
  readonly trainedOn?: string;
  readonly independentClasses?: true;
}

/** `deconvscope models import` */
export function addModelsImport(models: Command): void {
  const command = models
    .command("import")
    .summary("import an ONNX file or a zipped TensorFlow.js layers model")
    .description(
      "Import an ONNX file, or a TensorFlow.js layers model as a zip of model.json and its weight files. " +
        "What is not said here is taken from the file where it was exported from Deconvscope.",
    )
    .argument("<file>", "the model's file")
    .option("-n, --name <name>", "what it is called from now on (default: by its file)")
    .option("--description <text>", "a line about it")
    .option("--labels <file>", "names of its classes: one a line, or a JSON array")
    .option("--input-shape <HxWxC>", "where the file leaves it open", parseShape)
    .option("--trained-on <dataset>", "one that is known here: the default of scans")
    .option("--independent-classes", "trained with a sigmoid a class: each is judged by itself")
    .addHelpText(
      "after",
      `
Examples:
  deconvscope models import squeezenet.onnx --preprocess caffe-bgr --labels imagenet.txt
  deconvscope models import mnist.zip --name mnist --channel-order gray --divide-by 255
  deconvscope models import vgg.onnx --preprocess imagenet-rgb --resize 288 --input-shape 224x224x3`,
    );
  addConnectionOptions(addPreprocessingOptions(command)).action(importModel);
}

async function importModel(file: string, options: ImportOptions): Promise<void> {
  const status = await stat(file);
  if (!status.isFile())
    throw new CommandError(`file: ${file} is no file; expected an .onnx or .zip`, exitCodes.refused);
  if (file.endsWith(".json")) {
    throw new CommandError(`file: ${file} alone is no model; zip it together with its weight files`, exitCodes.refused);
  }
  const header = {
    name: options.name ?? modelNameOf(file),
    description: options.description,
    labels: options.labels === undefined ? [] : await readLabels(options.labels),
    inputShape: options.inputShape,
    dataset: options.trainedOn,
    independentClasses: options.independentClasses,
    preprocessing: readPreprocessing(options),
  };
  await withSession(options, async (session) => {
    const { models, terminal, call } = session;
    const sent = (bytes: number) =>
      terminal.progress(
        bytes < status.size
          ? `sending ${header.name}: ${formatBytes(bytes)} of ${formatBytes(status.size)}`
          : `reading ${header.name} …`,
      );
    const response = await models.importModel(inParts(file, header, sent), call);
    await tellOrigins(session, header, response);
    for (const warning of response.warnings) terminal.note(`note: ${warning}`);
    const { summary } = response;
    await terminal.print(
      options.json || summary === undefined
        ? formatMessage(ImportModelResponseSchema, response)
        : `${summary.name}  ${formatShape(summary.inputShape)}, ${formatCount(summary.classes)} classes, ` +
            `${formatCount(summary.parameters)} parameters, sha-256 ${summary.sha256.slice(0, 8)}\n`,
    );
  });
}

type Part = MessageInitShape<typeof ImportModelRequestSchema>;
type Header = Extract<NonNullable<Part["part"]>, { case: "header" }>["value"];

/** Who said how images are prepared, and what else the file said. */
async function tellOrigins(
  { models, terminal, call }: Session,
  { name, preprocessing }: Header,
  { fromFile }: ImportModelResponse,
): Promise<void> {
  const settled = (await models.getModel({ model: name }, call)).preprocessing;
  const how = settled === undefined ? "" : describePreprocessing(settled);
  if (preprocessing !== undefined) terminal.note(`images, as the options say: ${how}`);
  else if (fromFile.includes("preprocessing")) terminal.note(`images, as the file says: ${how}`);
  else terminal.note(`images, since nothing says how: ${how}, 0 … 255; see --preprocess`);
  const others = fromFile.filter((field) => field !== "preprocessing").map((field) => field.replaceAll("_", " "));
  if (others.length > 0) terminal.note(`${others.join(", ")}: as the file says`);
}

async function* inParts(file: string, header: Header, sent: (bytes: number) => void): AsyncGenerator<Part> {
  yield { part: { case: "header", value: header } };
  let bytes = 0;
  for await (const chunk of createReadStream(file, { highWaterMark: 1024 * 1024 })) {
    sent(bytes);
    yield { part: { case: "chunk", value: chunk } };
    bytes += chunk.length;
  }
  sent(bytes);
}
