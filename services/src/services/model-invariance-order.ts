import { amountBounds, type Transform as EngineTransform, paperAmounts } from "@deconvscope/invariance/amounts";
import { type MeasureInvarianceRequest, Transform } from "@deconvscope/proto";
import type { InvarianceOrder } from "../engine/invariance/invariance-job.ts";
import { quote, RequestError } from "../request-error.ts";
import { describeScores } from "../requests/describe-scores.ts";
import { findLandmarks } from "../requests/find-landmarks.ts";
import { findModel } from "../requests/find-model.ts";
import { readEnum } from "../requests/read-enum.ts";
import { checkNumber } from "../requests/read-number.ts";
import type { ImageLabels } from "../scans/statistics-labels.ts";
import type { ServiceContext } from "../service-context.ts";
import type { StoredDataset } from "../store/dataset-store.ts";
import type { StoredModel } from "../store/model-store.ts";
import { readFollowedImages } from "./model-invariance-images.ts";
import { readFollowedLayers } from "./model-invariance-layers.ts";
import { readFillValues } from "./occlusion-fill.ts";

/** A measurement as the engine takes it, every default but the classes filled in. */
export interface ReadInvariance {
  readonly model: StoredModel;
  readonly datasets: readonly StoredDataset[];
  readonly order: InvarianceOrder;
  /** The request's parameters by their JSON names. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

const mostAmounts = 1000;
const mostPictures = 100;
const expected = "TRANSFORM_TRANSLATE_Y, TRANSFORM_TRANSLATE_X, TRANSFORM_SCALE or TRANSFORM_ROTATE";

const transforms: Readonly<Record<number, EngineTransform>> = {
  [Transform.TRANSLATE_Y]: "translate-y",
  [Transform.TRANSLATE_X]: "translate-x",
  [Transform.SCALE]: "scale",
  [Transform.ROTATE]: "rotate",
};

/** @throws RequestError naming the field; EngineError; the signal's reason */
export async function readInvariance(
  context: Pick<ServiceContext, "engine" | "models" | "datasets" | "limits">,
  labels: ImageLabels,
  request: MeasureInvarianceRequest,
  signal: AbortSignal,
): Promise<ReadInvariance> {
  const model = await findModel(context.models, request.model);
  if (model.anatomy.classes === 0) {
    throw new RequestError("precondition", `${quote(model.name)} does not end in one score a class`, "model");
  }
  if (request.transform === Transform.UNSPECIFIED) {
    throw new RequestError("invalid", `nothing given; expected ${expected}`, "transform");
  }
  const transform = readEnum(transforms, request.transform, expected, "transform");
  const amounts = readAmounts(model, transform, request.amounts);
  const layers = readFollowedLayers(model, request.layers, await findLandmarks(context, model, signal));
  const fill = readFillValues(model, request.fill, "fill");
  const pictures = request.includePictures;
  const points = request.images.length * amounts.length;
  if (pictures && points > mostPictures) {
    const given = `${points} pictures asked for, one an image and amount`;
    throw new RequestError("too-large", `${given}; at most ${mostPictures} are drawn`, "include_pictures");
  }
  const { images, provenance, datasets } = await readFollowedImages(context, labels, model, request.images);
  const file = await context.models.file(model);
  return {
    model,
    datasets,
    order: { model: file, images, transform, amounts, layers, fill, pictures },
    parameters: {
      images: provenance,
      transform: Transform[request.transform],
      amounts,
      layers,
      fill,
      ...describeScores(model),
    },
  };
}

/** In order, each once: those of a curve. */
function readAmounts(
  { anatomy: { inputShape } }: StoredModel,
  transform: EngineTransform,
  given: readonly number[],
): number[] {
  if (given.length > mostAmounts) {
    throw new RequestError("too-large", `${given.length} given; at most ${mostAmounts} are measured`, "amounts");
  }
  const [from, to] = amountBounds(transform, inputShape);
  for (const [index, amount] of given.entries()) {
    checkNumber(amount, { from, to }, `amounts[${index}]`);
  }
  return given.length === 0 ? paperAmounts(transform, inputShape) : [...new Set(given)].sort((a, b) => a - b);
}
