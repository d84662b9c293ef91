import { OcclusionError, type SquareGrid, squareGrid } from "@deconvscope/occlusion/square-grid";
import type { OccludeRequest } from "@deconvscope/proto";
import type { SweepOrder } from "../engine/occlusion/occlusion-job.ts";
import { RequestError } from "../request-error.ts";
import { describeScores } from "../requests/describe-scores.ts";
import { findProjectableLayer } from "../requests/find-layer.ts";
import { findModel } from "../requests/find-model.ts";
import { readImageSource } from "../requests/read-image-source.ts";
import type { ServiceContext } from "../service-context.ts";
import type { StoredModel } from "../store/model-store.ts";
import { describeFill, readFill } from "./occlusion-fill.ts";
import { watchedLayer } from "./watched-layer.ts";

/** A sweep as the engine takes it, every default filled in. */
export interface ReadSweep {
  readonly model: StoredModel;
  readonly order: SweepOrder;
  readonly grid: SquareGrid;
  /** The request's parameters by their JSON names. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

/**
 * Reads what is to be covered, with what and by how much.
 * @param field what the request is a part of, with its dot
 * @throws RequestError naming the field
 */
export async function readSweep(
  { models, datasets }: Pick<ServiceContext, "models" | "datasets">,
  request: OccludeRequest,
  field = "",
): Promise<ReadSweep> {
  const model = await findModel(models, request.model, `${field}model`);
  const [height = 1, width = 1] = model.anatomy.inputShape;
  const grid = layOut(height, width, request, field);
  const classIndex = readClass(model, request.classIndex, `${field}class_index`);
  const layer =
    request.layer === ""
      ? watchedLayer(model, `${field}layer`)
      : findProjectableLayer(model, request.layer, `${field}layer`).name;
  const fill = readFill(model, request, field);
  const { image, provenance } = await readImageSource(datasets, model, request.image, `${field}image`);
  const { patch, stride } = grid;
  return {
    model,
    grid,
    order: { model: await models.file(model), image, patch, stride, fill, layer, classIndex },
    parameters: {
      image: provenance,
      patch,
      stride,
      fill: describeFill(fill, request.fillPattern),
      layer,
      ...describeScores(model),
    },
  };
}

function layOut(height: number, width: number, { patch, stride }: OccludeRequest, field: string): SquareGrid {
  try {
    return squareGrid(height, width, patch, stride);
  } catch (error) {
    if (!(error instanceof OcclusionError)) {
      throw error;
    }
    const [, name = "patch", why = error.message] = /^(\w+): (.*)$/.exec(error.message) ?? [];
    throw new RequestError("invalid", why, `${field}${name}`);
  }
}

/** @throws RequestError unless the model has that class */
export function readClass({ anatomy }: StoredModel, given: number | undefined, field: string): number | undefined {
  if (given !== undefined && given >= anatomy.classes) {
    throw new RequestError(
      "invalid",
      `${given} given; expected 0 … ${anatomy.classes - 1}, the model's classes`,
      field,
    );
  }
  return given;
}
