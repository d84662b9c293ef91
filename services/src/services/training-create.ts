import { create, type MessageInitShape, toJsonString } from "@bufbuild/protobuf";
import { type CreateRunRequest, CreateRunRequestSchema, TrainingOptionsSchema } from "@deconvscope/proto";
import { quote, RequestError } from "../request-error.ts";
import { checkName } from "../requests/check-name.ts";
import { findDataset } from "../requests/find-image.ts";
import { readSeed } from "../requests/read-seed.ts";
import type { NewRun } from "../runs/run-store.ts";
import type { ServiceContext } from "../service-context.ts";
import type { StoredDataset } from "../store/dataset-store.ts";
import { readKind } from "./training-kind.ts";
import { readTrainingOptions, writeTrainingOptions } from "./training-options.ts";
import { countLearned, readSamples } from "./training-samples.ts";

const longestName = 48;
/** Room for the number behind a name that is made up. */
const longestBase = 44;

/** Of a run that is trained elsewhere and has no dataset. */
const noSamples = { split: "", validationSplit: "", imagesPerClass: 0, testImagesPerClass: 0, folds: 1 };
const noImages = 1024;

/**
 * What a request wants trained, with every default filled in.
 * @throws RequestError naming the part that is wrong; EngineError if the dataset cannot be read
 */
export async function readNewRun(
  context: ServiceContext,
  request: CreateRunRequest,
  signal: AbortSignal,
): Promise<NewRun> {
  const isExternal = request.kind.case === "external";
  const dataset =
    isExternal && request.dataset === "" ? undefined : await findDataset(context.datasets, request.dataset, "dataset");
  if (dataset !== undefined && !isExternal) {
    requireClasses(dataset);
  }
  const { training, kind, model, subject } = await readKind(context, request, dataset, signal);
  const given = request.options ?? create(TrainingOptionsSchema);
  const { samples, images } =
    dataset === undefined ? { samples: noSamples, images: noImages } : readSamples(dataset, request, isExternal);
  const learned =
    dataset === undefined || isExternal
      ? images
      : await countLearned(context.engine, dataset, samples, readSeed(given.seed, "options.seed"), signal);
  const options = readTrainingOptions(given, learned);
  const id = await readName(context, request.name, subject, dataset?.name);
  const filled: MessageInitShape<typeof CreateRunRequestSchema> = {
    name: id,
    dataset: dataset?.name ?? "",
    options: writeTrainingOptions(options, inputSizeOf(training)),
    kind,
    split: samples.split,
    validationSplit: samples.validationSplit,
    samples,
  };
  return {
    id,
    request: toJsonString(CreateRunRequestSchema, create(CreateRunRequestSchema, filled)),
    training,
    options,
    samples,
    dataset: dataset?.name ?? "",
    labels: dataset?.summary.labels ?? [],
    model: model?.name ?? "",
    modelSha256: model?.sha256 ?? "",
  };
}

function requireClasses({ name, summary }: StoredDataset): void {
  const { length } = summary.labels;
  if (length < 2) {
    const there = length === 0 ? "its images have no labels" : "all its images are of one class";
    const choose = "choose a dataset with at least two classes";
    throw new RequestError("precondition", `${quote(name)}: ${there}; ${choose}`, "dataset");
  }
}

/** Side of the input of networks that are made anew; else 0. */
function inputSizeOf(training: NewRun["training"]): number {
  switch (training.kind) {
    case "scratch":
      return training.architecture.inputShape[0] ?? 0;
    case "ablations":
      return training.variants[0]?.architecture.inputShape[0] ?? 0;
    default:
      return 0;
  }
}

/** A name that neither a run has nor the first part of a model's. */
async function readName(
  { runs, models }: ServiceContext,
  given: string,
  subject: string,
  dataset: string | undefined,
): Promise<string> {
  const takenBy = async (name: string): Promise<string | undefined> => {
    if ((await runs.find(name)) !== undefined) {
      return `a run ${quote(name)}`;
    }
    const [model] = await models.list(`${name}/`, 1);
    return model?.name.startsWith(`${name}/`) ? `a model ${quote(model.name)}` : undefined;
  };
  if (given === "") {
    const base = nameFrom([subject, ...(dataset === undefined ? [] : [dataset])].join("-"));
    for (let copy = 1; ; copy++) {
      const name = copy === 1 ? base : `${base}-${copy}`;
      if ((await takenBy(name)) === undefined) {
        return name;
      }
    }
  }
  checkName(given, "name");
  if (given.length > longestName) {
    throw new RequestError("invalid", `${given.length} characters given; expected at most ${longestName}`, "name");
  }
  const other = await takenBy(given);
  if (other !== undefined) {
    const instead = "choose another name, or delete it first";
    throw new RequestError("already-exists", `there is ${other} already; ${instead}`, "name");
  }
  return given;
}

function nameFrom(text: string): string {
  const word = text
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, "-")
    .replace(/^[^a-z0-9]+/, "");
  return word.slice(0, longestBase).replace(/[-._]+$/, "") || "run";
}
