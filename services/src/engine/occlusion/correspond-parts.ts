import {
  correspondenceLayers,
  measureCorrespondence,
  type PartCorrespondence,
  type PartImage,
} from "@deconvscope/occlusion";
import type { OpenDatasets } from "../open-datasets.ts";
import { readOneOf, tellUnreadable } from "../unreadable-image.ts";
import { inputShapeOf, type WarmModels } from "../warm-models.ts";
import type { CorrespondenceItem, CorrespondenceOrder, FoundPart } from "./correspondence-job.ts";
import { drawFill } from "./draw-fill.ts";

/** More signs of a part are left out. */
const mostSigns = 2 ** 24;

/**
 * Masks the same parts of several images, and says how alike the layers answer.
 * @throws OcclusionError, DeconvnetError, NetworkError, ImageError "preprocessing", DatasetError; the signal's reason
 */
export function correspondParts(
  models: WarmModels,
  datasets: OpenDatasets,
  order: CorrespondenceOrder,
  signal: AbortSignal,
): AsyncGenerator<CorrespondenceItem> {
  return tellUnreadable(correspondReadable(models, datasets, order, signal));
}

async function* correspondReadable(
  models: WarmModels,
  datasets: OpenDatasets,
  { model, images, fill, ...order }: CorrespondenceOrder,
  signal: AbortSignal,
): AsyncGenerator<CorrespondenceItem> {
  using lease = await models.model(model);
  const { network, compiled } = lease.value;
  const layers = order.layers.length > 0 ? order.layers : correspondenceLayers(network);
  yield { kind: "start", layers };
  if (layers.length === 0) {
    return;
  }
  const prepared: PartImage[] = [];
  for (const [index, { image, parts }] of images.entries()) {
    signal.throwIfAborted();
    const { input } = await readOneOf(image, index, datasets, () => models.prepare(model, image, network));
    prepared.push({ input, parts });
  }
  const shape = inputShapeOf(network);
  const { randomDraws, seed } = order;
  const steps = measureCorrespondence(compiled, prepared, {
    layers,
    randomDraws,
    seed,
    signal,
    fill: (image, part) => drawFill(fill, prepared[image]!.input, shape, Math.min(part.width, part.height)),
  });
  for await (const { done, total, found } of steps)
    yield { kind: "step", done, total, found: found.map(leaveOutSigns) };
}

function leaveOutSigns(found: PartCorrespondence): FoundPart {
  return found.signs.length > mostSigns ? { ...found, signs: undefined } : found;
}
