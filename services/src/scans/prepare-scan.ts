import { access } from "node:fs/promises";
import type { ScanJob } from "../engine/scan/scan-job.ts";
import { RequestError } from "../request-error.ts";
import { resolveDataPath } from "../requests/resolve-data-path.ts";
import type { DatasetStore } from "../store/dataset-store.ts";
import type { ModelStore } from "../store/model-store.ts";
import type { StoredScan } from "./scan-store.ts";

/** Nobody can do the scan, or the run, any more. */
export class ScanImpossible extends Error {
  override readonly name = "ScanImpossible";
}

/** This worker cannot do the scan, or the run; another may. */
export class WorkerUnfit extends Error {
  override readonly name = "WorkerUnfit";
}

/** Where models and datasets are found. */
export interface ScanSources {
  readonly models: ModelStore;
  readonly datasets: DatasetStore;
  /** Datasets must lie inside, links resolved; undefined: anywhere. */
  readonly dataRoots: readonly string[] | undefined;
}

/**
 * What the engine has to be given for a scan, but for the images.
 * @throws ScanImpossible if the model or the dataset is gone; WorkerUnfit if the dataset is not on this machine
 */
export async function prepareScan(
  { models, datasets, dataRoots }: ScanSources,
  scan: StoredScan,
): Promise<Omit<ScanJob, "ranges">> {
  const model = await models.find(scan.model);
  if (model?.sha256 !== scan.modelSha256) {
    throw new ScanImpossible(`the model ${JSON.stringify(scan.model)} was ${model ? "replaced" : "deleted"}`);
  }
  const dataset = await datasets.find(scan.dataset);
  if (dataset === undefined) {
    throw new ScanImpossible(`the dataset ${JSON.stringify(scan.dataset)} was deleted`);
  }
  await checkFolder(dataset.files.path, dataRoots);
  return {
    model: await models.file(model),
    dataset: dataset.files,
    split: scan.split,
    splits: dataset.summary.splits,
    labels: dataset.summary.labels,
    layers: scan.layers.map(({ name }) => name),
    k: scan.k,
  };
}

/**
 * @param path empty for what is drawn
 * @throws WorkerUnfit if the folder is not on this machine, or outside the roots
 */
export async function checkFolder(path: string, dataRoots: readonly string[] | undefined): Promise<void> {
  if (path === "") {
    return;
  }
  try {
    await (dataRoots === undefined ? access(path) : resolveDataPath(path, dataRoots, "dataset"));
  } catch (error) {
    if (error instanceof RequestError) {
      throw new WorkerUnfit(error.message);
    }
    if (error instanceof Error && "code" in error) {
      throw new WorkerUnfit(`dataset: the folder ${JSON.stringify(path)} cannot be read (${error.code})`);
    }
    throw error;
  }
}
