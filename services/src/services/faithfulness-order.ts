import type { MeasureFaithfulnessRequest } from "@deconvscope/proto";
import type { FaithfulnessOrder, MapOrder } from "../engine/occlusion/faithfulness-job.ts";
import { RequestError } from "../request-error.ts";
import { describeScores } from "../requests/describe-scores.ts";
import { findModel } from "../requests/find-model.ts";
import { readImageSource } from "../requests/read-image-source.ts";
import { nameRule, readRule } from "../requests/read-rule.ts";
import { readSeed } from "../requests/read-seed.ts";
import { readUnit } from "../requests/read-unit.ts";
import type { ServiceContext } from "../service-context.ts";
import type { StoredModel } from "../store/model-store.ts";
import { readClass, readSweep } from "./occlusion-order.ts";

/** A map to be put to the test, every default but the class filled in. */
export interface ReadFaithfulness {
  readonly model: StoredModel;
  readonly order: FaithfulnessOrder;
  /** The request's parameters by their JSON names. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

const usualSteps = 32;
const usualOrders = 5;
const mostSteps = 1000;
const mostOrders = 100;

/** @throws RequestError naming the field */
export async function readFaithfulness(
  context: Pick<ServiceContext, "models" | "datasets">,
  request: MeasureFaithfulnessRequest,
): Promise<ReadFaithfulness> {
  const model = await findModel(context.models, request.model);
  const { image, provenance } = await readImageSource(context.datasets, model, request.image);
  const [height = 1, width = 1] = model.anatomy.inputShape;
  const steps = readCount(
    "steps",
    request.steps || Math.min(usualSteps, height * width),
    Math.min(mostSteps, height * width),
  );
  const randomOrders = readCount("random_orders", request.randomOrders || usualOrders, mostOrders);
  const classIndex = readClass(model, request.classIndex, "class_index");
  const { map, parameters } = await readMap(context, model, request);
  const seed = readSeed(request.seed, "seed");
  const { randomiseWeights } = request;
  return {
    model,
    order: {
      model: await context.models.file(model),
      image,
      classIndex,
      map,
      steps,
      randomOrders,
      seed,
      randomiseWeights,
    },
    parameters: {
      image: provenance,
      ...parameters,
      steps,
      randomOrders,
      seed,
      randomiseWeights,
      ...describeScores(model),
    },
  };
}

function readCount(field: string, count: number, most: number): number {
  if (count > most) throw new RequestError("invalid", `${count} given; expected 1 … ${most}`, field);
  return count;
}

async function readMap(
  context: Pick<ServiceContext, "models" | "datasets">,
  model: StoredModel,
  { map, image, classIndex }: MeasureFaithfulnessRequest,
): Promise<{ map: MapOrder; parameters: Readonly<Record<string, unknown>> }> {
  switch (map.case) {
    case "occlusion": {
      const sweep = { ...map.value, model: model.name, image, classIndex };
      const { order, parameters } = await readSweep(context, sweep, "occlusion.");
      const { patch, stride, fill, layer } = order;
      const described = { patch, stride, fill: parameters.fill };
      return { map: { kind: "occlusion", patch, stride, fill, layer }, parameters: { occlusion: described } };
    }
    case "projection": {
      if (map.value.unit === undefined) {
        throw new RequestError("invalid", "nothing given; expected a layer and a channel", "projection.unit");
      }
      const unit = readUnit(model, map.value.unit, "projection.unit");
      const rule = readRule(map.value.rule, "projection.rule");
      const described = { unit, rule: nameRule(rule) };
      return { map: { kind: "projection", unit, rule }, parameters: { projection: described } };
    }
    default:
      throw new RequestError("invalid", "nothing given; expected occlusion or projection", "map");
  }
}
