import { quote, RequestError } from "../request-error.ts";
import type { ScannedLayer, ScanStore, StoredScan } from "../scans/scan-store.ts";
import type { ModelStore, StoredModel } from "../store/model-store.ts";
import { listChoices } from "./list-choices.ts";

const namedScans = 8;

/**
 * A scan by its id.
 * @throws RequestError "not-found" naming the newest there are
 */
export async function findScan(scans: ScanStore, id: string, field: string): Promise<StoredScan> {
  if (id === "") {
    throw new RequestError("invalid", "nothing given; expected a scan's id", field);
  }
  const scan = await scans.find(id);
  if (scan === undefined) {
    const newest = await scans.list("", "", namedScans);
    const choices = listChoices(
      id,
      newest.map((one) => one.id),
    );
    throw new RequestError("not-found", `no scan ${quote(id)}; ${choices}`, field);
  }
  return scan;
}

/**
 * The model that a scan is of, as it was scanned.
 * @throws RequestError "precondition" if it was deleted, or another one has its name
 */
export async function findScannedModel(models: ModelStore, scan: StoredScan, field: string): Promise<StoredModel> {
  const model = await models.find(scan.model);
  if (model?.sha256 !== scan.modelSha256) {
    const was = `${scan.model}@${scan.modelSha256.slice(0, 8)}`;
    const now = model === undefined ? "was deleted" : `is ${scan.model}@${model.sha256.slice(0, 8)} now`;
    throw new RequestError("precondition", `${quote(was)}, which was scanned, ${now}; import it again first`, field);
  }
  return model;
}

/** @throws RequestError "not-found" naming the layers that were scanned */
export function findScannedLayer({ layers }: StoredScan, given: string, field: string): ScannedLayer {
  if (given === "") {
    throw new RequestError("invalid", "nothing given; expected a layer's name", field);
  }
  const layer = layers.find(({ name }) => name === given);
  if (layer === undefined) {
    const names = layers.map(({ name }) => name);
    throw new RequestError("not-found", `layer ${quote(given)} was not scanned; ${listChoices(given, names)}`, field);
  }
  return layer;
}

/**
 * Maps of a layer in the order asked for, each once; all of them where none is named.
 * @throws RequestError "invalid" naming the first that the layer does not have
 */
export function readChannels({ name, channels }: ScannedLayer, given: readonly number[]): number[] {
  if (given.length === 0) {
    return Array.from({ length: channels }, (_, channel) => channel);
  }
  const wrong = given.findIndex((channel) => channel >= channels);
  if (wrong >= 0) {
    const expected = `${quote(name)} has ${channels} maps, expected 0 … ${channels - 1}`;
    throw new RequestError("invalid", `${given[wrong]} given; ${expected}`, `channels[${wrong}]`);
  }
  return [...new Set(given)];
}
