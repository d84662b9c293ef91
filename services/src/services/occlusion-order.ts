import { OcclusionError, type SquareGrid, squareGrid } from "@deconvscope/occlusion/square-grid";
import { FillPattern, type OccludeRequest } from "@deconvscope/proto";
import type { Fill, SweepOrder } from "../engine/occlusion/occlusion-job.ts";
import { RequestError } from "../request-error.ts";
import { findProjectableLayer } from "../requests/find-layer.ts";
import { findModel } from "../requests/find-model.ts";
import { readEnum } from "../requests/read-enum.ts";
import { readImageSource } from "../requests/read-image-source.ts";
import type { ServiceContext } from "../service-context.ts";
import type { StoredModel } from "../store/model-store.ts";
import { watchedLayer } from "./watched-layer.ts";

/** A sweep as the engine takes it, every default filled in. */
export interface ReadSweep {
  readonly model: StoredModel;
  readonly order: SweepOrder;
  readonly grid: SquareGrid;
  /** The request's parameters by their JSON names. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

const patterns: Record<FillPattern, "constant" | "grey" | "noise" | "blur"> = {
  [FillPattern.UNSPECIFIED]: "constant",
  [FillPattern.GREY]: "grey",
  [FillPattern.NOISE]: "noise",
  [FillPattern.BLUR]: "blur",
};

/** #808080. */
const grey = 128;

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
    parameters: { image: provenance, patch, stride, fill: describeFill(fill, request.fillPattern), layer },
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

function readFill(model: StoredModel, { fill, fillPattern, seed }: OccludeRequest, field: string): Fill {
  const channels = model.anatomy.inputShape[2] ?? 1;
  const pattern = readEnum(
    patterns,
    fillPattern,
    "FILL_PATTERN_GREY, FILL_PATTERN_NOISE, FILL_PATTERN_BLUR, or none",
    `${field}fill_pattern`,
  );
  if (pattern !== "constant" && fill.length > 0) {
    throw new RequestError(
      "invalid",
      `${fill.length} values given beside a pattern; expected one of them`,
      `${field}fill`,
    );
  }
  if (fill.length > 0 && (fill.length !== channels || fill.some((value) => !Number.isFinite(value)))) {
    const expected =
      channels === 1 ? "1 finite number, the model's input has 1 channel" : `${channels} finite numbers, one a channel`;
    throw new RequestError("invalid", `[${fill.slice(0, 8).join(", ")}] given; expected ${expected}`, `${field}fill`);
  }
  switch (pattern) {
    case "constant":
      return { kind: "constant", values: fill.length > 0 ? fill : Array<number>(channels).fill(0) };
    case "grey":
      return { kind: "constant", values: greyOf(model, channels) };
    case "noise":
      return { kind: "noise", seed: Number(BigInt.asUintN(32, seed)) };
    case "blur":
      return { kind: "blur" };
  }
}

function greyOf({ preprocessing: { divideBy, mean, deviation } }: StoredModel, channels: number): number[] {
  return Array.from(
    { length: channels },
    (_, channel) => (grey / (divideBy || 1) - (mean[channel] ?? 0)) / (deviation[channel] ?? 1),
  );
}

function describeFill(fill: Fill, pattern: FillPattern): unknown {
  if (fill.kind === "constant") {
    return pattern === FillPattern.GREY ? "FILL_PATTERN_GREY" : fill.values;
  }
  return fill.kind === "noise" ? { pattern: "FILL_PATTERN_NOISE", seed: fill.seed } : "FILL_PATTERN_BLUR";
}
