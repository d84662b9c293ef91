import { mostTops } from "@deconvscope/atlas";
import type { CreateScanRequest } from "@deconvscope/proto";
import { RequestError } from "../request-error.ts";
import { canonicalJson } from "../requests/canonical-json.ts";
import { findDataset, findSplit } from "../requests/find-image.ts";
import { findProjectableLayer } from "../requests/find-layer.ts";
import { findModel } from "../requests/find-model.ts";
import { requirePictureInput } from "../requests/require-picture-input.ts";
import type { NewScan, ScannedLayer } from "../scans/scan-store.ts";
import type { ServiceContext } from "../service-context.ts";
import type { StoredModel } from "../store/model-store.ts";

const usualTops = 9;

/**
 * What a request wants scanned, with every default filled in.
 * @throws RequestError naming the part that is wrong
 */
export async function readNewScan({ models, datasets }: ServiceContext, request: CreateScanRequest): Promise<NewScan> {
  const model = await findModel(models, request.model);
  requirePictureInput(model, "a scan feeds it pictures, which have 1 or 3", "model");
  const dataset = await findDataset(datasets, request.dataset, "dataset");
  const split = findSplit(dataset, request.split, "split");
  if (split.images === 0) {
    throw new RequestError("precondition", "it has no images; choose another one", "split");
  }
  if (request.k > mostTops) {
    throw new RequestError("invalid", `${request.k} given; expected 1 … ${mostTops}, or 0 for ${usualTops}`, "k");
  }
  const k = request.k === 0 ? usualTops : request.k;
  const { maxImages } = request;
  const layers = readLayers(model, request.layers);
  return {
    model: model.name,
    modelSha256: model.sha256,
    dataset: dataset.name,
    split: split.name,
    layers,
    k,
    maxImages,
    images: maxImages === 0 ? split.images : Math.min(maxImages, split.images),
    parameters: canonicalJson({
      model: model.name,
      dataset: dataset.name,
      split: split.name,
      layers: layers.map(({ name }) => name),
      k,
      maxImages,
    }),
  };
}

/** Whether two scans look for the same. */
export function isSame(scan: NewScan, wanted: NewScan): boolean {
  return (
    scan.parameters === wanted.parameters && scan.modelSha256 === wanted.modelSha256 && scan.images === wanted.images
  );
}

/** In the network's order, each once. */
function readLayers(model: StoredModel, given: readonly string[]): ScannedLayer[] {
  const wanted = new Set(given.map((name, index) => findProjectableLayer(model, name, `layers[${index}]`).name));
  const layers = model.anatomy.layers.filter(
    ({ name, projectable }) => projectable && (wanted.size === 0 || wanted.has(name)),
  );
  if (layers.length === 0) {
    throw new RequestError("precondition", "it has no layer whose units can be projected", "model");
  }
  return layers.map(({ name, shape }) => ({ name, channels: shape.at(-1) ?? 1 }));
}
