import { Crops, type EvaluateRequest } from "@deconvscope/proto";
import type { EvaluationOrder } from "../engine/evaluation/evaluation-job.ts";
import { quote, RequestError } from "../request-error.ts";
import { describeScores } from "../requests/describe-scores.ts";
import { findDataset } from "../requests/find-image.ts";
import { findModel } from "../requests/find-model.ts";
import { findUsualSplit } from "../requests/find-usual-split.ts";
import { readEnum } from "../requests/read-enum.ts";
import { readCount } from "../requests/read-number.ts";
import { requirePictureInput } from "../requests/require-picture-input.ts";
import type { ServiceContext } from "../service-context.ts";
import type { StoredDataset } from "../store/dataset-store.ts";
import type { StoredModel } from "../store/model-store.ts";
import { classLabels } from "./describe-model.ts";
import { meetClasses, meetLabels } from "./model-evaluate-labels.ts";

/** An evaluation as the engine takes it, every default filled in. */
export interface ReadEvaluation {
  readonly models: readonly StoredModel[];
  readonly dataset: StoredDataset;
  readonly order: EvaluationOrder;
  /** Names of the first model's classes. */
  readonly classNames: readonly string[];
  /** The dataset's labels are taken for them in their order. */
  readonly byPosition: boolean;
  /** The request's parameters by their JSON names, but for the mistakes: they do not change what is measured. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** How many mistakes are told. The most are kept, whoever asks. */
  readonly mistakes: number;
}

const mostModels = 16;
const mistakeCounts = { usual: 50, most: 500 };
/** What average precisions may keep: a score and whether it is right, an image and label. */
const mostScoreBytes = 64 * 2 ** 20;
const bytesOfScore = 9;

const crops: Record<Crops, EvaluationOrder["crops"]> = {
  [Crops.UNSPECIFIED]: "center",
  [Crops.CENTER]: "center",
  [Crops.TEN]: "ten",
};

/** @throws RequestError naming the field */
export async function readEvaluation(
  context: Pick<ServiceContext, "models" | "datasets">,
  request: EvaluateRequest,
): Promise<ReadEvaluation> {
  const models = await readModels(context, request.models);
  const [first] = models as [StoredModel];
  const dataset = await findDataset(context.datasets, request.dataset, "dataset");
  const { splits, labels, multiLabel } = dataset.summary;
  const split = findUsualSplit(dataset, request.split, "split");
  const images = Math.min(request.images || split.images, split.images);
  const cropped = readEnum(crops, request.crops, "CROPS_CENTER or CROPS_TEN", "crops");
  const mistakes = readCount(request.mistakes, mistakeCounts.usual, mistakeCounts.most, "mistakes");
  const { labelClasses, byPosition } = meetLabels(dataset, first);
  const evaluated = await Promise.all(
    models.map(async (model, index) => ({
      name: model.name,
      file: await context.models.file(model),
      classes: meetClasses(first, model, `models[${index}]`),
    })),
  );
  if (multiLabel) {
    requireRoom(images, labelClasses.filter((one) => one >= 0).length);
  }
  const order = { dataset: dataset.files, split: split.name, splits, labels, images, crops: cropped, multiLabel };
  return {
    models,
    dataset,
    classNames: byPosition && first.labels.length === 0 ? labels : classLabels(first),
    byPosition,
    order: { models: evaluated, ...order, labelClasses, mistakes: mistakeCounts.most },
    parameters: {
      models: models.map((model) => ({
        name: model.name,
        sha256: model.sha256,
        ...(multiLabel ? { scores: "as-it-ends" } : {}),
        ...describeScores(model),
      })),
      dataset: dataset.name,
      split: split.name,
      crops: `CROPS_${cropped.toUpperCase()}`,
      images,
    },
    mistakes,
  };
}

async function readModels(
  { models }: Pick<ServiceContext, "models">,
  names: readonly string[],
): Promise<StoredModel[]> {
  if (names.length === 0) {
    throw new RequestError("invalid", "nothing given; expected a model's name", "models");
  }
  if (names.length > mostModels) {
    throw new RequestError("too-large", `${names.length} given; at most ${mostModels} are asked together`, "models");
  }
  const found: StoredModel[] = [];
  for (const [index, name] of names.entries()) {
    const field = `models[${index}]`;
    const model = await findModel(models, name, field);
    if (found.some((other) => other.name === model.name)) {
      throw new RequestError("invalid", `${quote(model.name)} given again; expected each once`, field);
    }
    if (model.anatomy.classes === 0) {
      throw new RequestError("precondition", `${quote(model.name)} does not end in one score a class`, field);
    }
    requirePictureInput(model, "images of a dataset cannot become its input", field);
    found.push(model);
  }
  return found;
}

function requireRoom(images: number, labels: number): void {
  if (images * labels * bytesOfScore > mostScoreBytes) {
    const most = Math.floor(mostScoreBytes / (labels * bytesOfScore));
    const why = `average precision keeps the scores of all ${labels} labels`;
    throw new RequestError("too-large", `${images} images given; at most ${most}, since ${why}`, "images");
  }
}
