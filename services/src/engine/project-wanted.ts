import type { Preprocessing } from "@deconvscope/datasets";
import { findStrongestMaps, type Projection, placeUnits, projectUnits, type Unit } from "@deconvscope/deconvnet";
import { drawProjection, mostPictures } from "./draw-projection.ts";
import type { EngineJobs, ProjectedUnit } from "./engine-jobs.ts";
import { mapAhead } from "./map-ahead.ts";
import { spreadSignal } from "./spread-signal.ts";
import type { WarmPass } from "./warm-models.ts";

type Request = EngineJobs["projectUnits"]["request"];

/**
 * Projects the units that a request names, or the strongest maps of a layer; each with its pictures, as it is ready.
 * @throws DeconvnetError
 */
export async function* projectWanted(
  pass: WarmPass,
  { wanted, rule, seed, together, includeSignal, model }: Omit<Request, "image">,
  signal: AbortSignal,
): AsyncGenerator<ProjectedUnit> {
  const units = await findUnits(pass, wanted);
  if (units.length === 0) {
    return;
  }
  yield* mapAhead(
    projectUnits(pass.forward, units, { rule, seed, together, abort: signal }),
    (projection) => picture(pass, projection, model.preprocessing, includeSignal),
    mostPictures,
  );
}

async function findUnits(pass: WarmPass, wanted: Request["wanted"]): Promise<Unit[]> {
  if ("count" in wanted) {
    return findStrongestMaps(pass.forward, wanted.layer, wanted.count);
  }
  return placeUnits(pass.forward, wanted.units);
}

async function picture(
  pass: WarmPass,
  projection: Projection,
  preprocessing: Preprocessing,
  includeSignal: boolean,
): Promise<ProjectedUnit> {
  const { unit, field } = projection;
  const pictures = await drawProjection(pass, projection, preprocessing);
  return { unit, field, ...pictures, signal: includeSignal ? spreadSignal(projection, pass.inputShape) : undefined };
}
