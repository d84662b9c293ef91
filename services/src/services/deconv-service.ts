import type { ServiceImpl } from "@connectrpc/connect";
import type { Seed as EngineSeed } from "@deconvscope/deconvnet";
import { type DeconvService, type ReconstructRequest, Seed } from "@deconvscope/proto";
import type { EngineJobs, ProjectedUnit } from "../engine/engine-jobs.ts";
import { RequestError } from "../request-error.ts";
import { findProjectableLayer } from "../requests/find-layer.ts";
import { findModel } from "../requests/find-model.ts";
import { makeProvenance } from "../requests/make-provenance.ts";
import { readEnum } from "../requests/read-enum.ts";
import { readImageSource } from "../requests/read-image-source.ts";
import { nameRule, readRule } from "../requests/read-rule.ts";
import { readUnit } from "../requests/read-unit.ts";
import { writeTensor } from "../requests/write-tensor.ts";
import type { ServiceContext } from "../service-context.ts";
import type { StoredModel } from "../store/model-store.ts";
import { createScanMethods } from "./scan-methods.ts";
import { createScanReaders } from "./scan-readers.ts";
import { createListMapStatistics } from "./scan-statistics.ts";
import { createListTopActivations } from "./scan-tops.ts";

const seeds: Record<Seed, EngineSeed> = {
  [Seed.UNSPECIFIED]: "activation",
  [Seed.ACTIVATION]: "activation",
  [Seed.ONE]: "one",
};

const usualCount = 9;
const mostUnits = 10_000;

/** Projections of units back to pixels. */
export function createDeconvService(context: ServiceContext): ServiceImpl<typeof DeconvService> {
  const { engine, models, datasets } = context;
  const readers = createScanReaders(context);
  return {
    ...createScanMethods(context),
    listTopActivations: createListTopActivations(context, readers),
    listMapStatistics: createListMapStatistics(context, readers),

    async *reconstruct(request, { signal }) {
      const model = await findModel(models, request.model);
      const rule = readRule(request.rule);
      const seed = readEnum(seeds, request.seed, "SEED_ACTIVATION or SEED_ONE", "seed");
      const wanted = readWanted(model, request);
      const { image, provenance: imageParameters } = await readImageSource(datasets, model, request.image);
      const { includeSignal, together } = request;
      const provenance = makeProvenance(model, engine.backend, {
        image: imageParameters,
        ...("units" in wanted ? { units: wanted.units } : { strongest: wanted }),
        rule: nameRule(rule),
        seed: `SEED_${seed.toUpperCase()}`,
        includeSignal,
        together,
      });
      const order = { model: await models.file(model), image, wanted, rule, seed, together, includeSignal };
      let index = 0;
      for await (const projected of engine.stream("projectUnits", order, signal)) {
        if (index === 0) {
          context.onImage();
        }
        yield { reconstruction: describe(projected, index, model), provenance };
        index += 1;
      }
    },
  };
}

function readWanted(model: StoredModel, request: ReconstructRequest): EngineJobs["projectUnits"]["request"]["wanted"] {
  const { units, strongest } = request;
  if (units.length > 0 === (strongest !== undefined)) {
    const given = strongest === undefined ? "neither given" : "both given";
    throw new RequestError("invalid", `${given}; expected units, or strongest`, "units");
  }
  if (units.length > mostUnits) {
    throw new RequestError("too-large", `${units.length} given; at most ${mostUnits} are projected`, "units");
  }
  if (strongest === undefined) {
    return { units: units.map((unit, index) => readUnit(model, unit, `units[${index}]`)) };
  }
  const layer = findProjectableLayer(model, strongest.layer, "strongest.layer");
  const count = strongest.count === 0 ? usualCount : strongest.count;
  return { layer: layer.name, count: Math.min(count, layer.shape.at(-1) ?? 1) };
}

function describe(projected: ProjectedUnit, index: number, model: StoredModel) {
  const { unit, field, scale, projectionPng, patchPng, signal } = projected;
  const { layer, channel, y, x, activation } = unit;
  return {
    index,
    unit: { layer, channel, y, x },
    activation,
    receptiveField: field,
    ...(signal === undefined ? {} : { signal: writeTensor(model.anatomy.inputShape, signal) }),
    projectionPng,
    patchPng,
    scale,
  };
}
