import type { DiagnoseRequest } from "@deconvscope/proto";
import type { DiagnosedImages, DiagnosisOrder } from "../engine/diagnosis/diagnosis-job.ts";
import { quote, RequestError } from "../request-error.ts";
import { findDataset } from "../requests/find-image.ts";
import { findModel } from "../requests/find-model.ts";
import { findUsualSplit } from "../requests/find-usual-split.ts";
import { readCount } from "../requests/read-number.ts";
import { requirePictureInput } from "../requests/require-picture-input.ts";
import type { ServiceContext } from "../service-context.ts";
import type { StoredDataset } from "../store/dataset-store.ts";
import type { StoredModel } from "../store/model-store.ts";

/** A diagnosis as the engine takes it, every default filled in. */
export interface ReadDiagnosis {
  readonly model: StoredModel;
  /** Undefined: the filters alone. */
  readonly dataset: StoredDataset | undefined;
  readonly order: DiagnosisOrder;
  /** The request's parameters by their JSON names. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

const imageCounts = { usual: 500, most: 100_000 };
/** Images on which what strides lose is measured: it takes half as long again as the maps themselves. */
const mostAliasing = 128;

/** @throws RequestError naming the field */
export async function readDiagnosis(
  { models, datasets }: Pick<ServiceContext, "models" | "datasets">,
  request: DiagnoseRequest,
): Promise<ReadDiagnosis> {
  const model = await findModel(models, request.model);
  const file = await models.file(model);
  if (request.dataset === "") {
    refuseWithoutDataset(request);
    return { model, dataset: undefined, order: { model: file, images: undefined }, parameters: { dataset: "" } };
  }
  const dataset = await findDataset(datasets, request.dataset, "dataset");
  requirePictureInput(
    model,
    "images of a dataset cannot become its input; its filters are judged without a dataset",
    "dataset",
  );
  const images = readImages(dataset, request);
  const { split, count, aliasing } = images;
  const parameters = { dataset: dataset.name, split, images: count, aliasingImages: aliasing };
  return { model, dataset, order: { model: file, images }, parameters };
}

function readImages(dataset: StoredDataset, request: DiagnoseRequest): DiagnosedImages {
  const { splits } = dataset.summary;
  const split = findUsualSplit(dataset, request.split, "split");
  if (split.images === 0) {
    throw new RequestError("precondition", `${quote(split.name)} has no images; choose another one`, "split");
  }
  const count = Math.min(readCount(request.images, imageCounts.usual, imageCounts.most, "images"), split.images);
  const aliasing = Math.min(count, mostAliasing);
  return { dataset: dataset.files, split: split.name, splits, among: split.images, count, aliasing };
}

/** The filters alone need no images. */
function refuseWithoutDataset({ split, images }: DiagnoseRequest): void {
  if (split !== "") {
    throw new RequestError(
      "invalid",
      `${quote(split)} given without a dataset; expected a dataset, or no split`,
      "split",
    );
  }
  if (images !== 0) {
    throw new RequestError("invalid", `${images} given without a dataset; expected a dataset, or 0`, "images");
  }
}
