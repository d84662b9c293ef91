import type { Landmarks } from "../engine/model-anatomy.ts";
import type { ServiceContext } from "../service-context.ts";
import type { StoredModel } from "../store/model-store.ts";

/**
 * Where a model can be cut and probed; read again where it was imported before that was kept.
 * @throws EngineError; the signal's reason
 */
export async function findLandmarks(
  { engine, models, limits }: Pick<ServiceContext, "engine" | "models" | "limits">,
  model: StoredModel,
  signal: AbortSignal,
): Promise<Landmarks> {
  const known = model.anatomy.landmarks;
  if (known !== undefined) {
    return known;
  }
  const { path, inputShape, preprocessing } = await models.file(model);
  const { maxLayers, maxActivationBytes } = limits;
  const request = { path, inputShape, preprocessing, maxLayers, maxActivationBytes };
  return (await engine.call("inspectModel", request, signal)).anatomy.landmarks;
}
