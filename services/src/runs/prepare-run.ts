import type { ModelFile } from "../engine/engine-jobs.ts";
import type { TrainingJob } from "../engine/training/training-job.ts";
import { checkFolder, ScanImpossible, type ScanSources } from "../scans/prepare-scan.ts";
import type { BlobStore } from "../store/blob-store.ts";
import type { DatasetStore, StoredDataset } from "../store/dataset-store.ts";
import type { RunStore, StoredRun } from "./run-store.ts";

/** Where models, datasets and runs' files are found. */
export interface RunSources extends ScanSources {
  readonly runs: RunStore;
  readonly blobs: BlobStore;
}

/**
 * What the engine has to be given for a run, but for the folder it writes in, and how often.
 * @throws ScanImpossible if the model or the dataset is gone; WorkerUnfit if the dataset is not on this machine
 */
export async function prepareRun(
  sources: RunSources,
  run: StoredRun,
): Promise<Omit<TrainingJob, "folder" | "checkpointSeconds">> {
  const { training, options, samples, checkpoint } = run;
  if (training.kind === "external") {
    throw new ScanImpossible("it is trained elsewhere");
  }
  const dataset = await findTrainedOn(sources, run.dataset);
  return {
    training,
    options,
    samples,
    dataset: dataset.files,
    summary: dataset.summary,
    model: await findBegunWith(sources, run),
    checkpoint: checkpoint && { path: await sources.blobs.find(checkpoint.sha256), step: checkpoint.step },
    lastFeatures: await findLastFeatures(sources, run.id),
  };
}

/** @throws ScanImpossible if it is gone; WorkerUnfit if it is not on this machine */
export async function findTrainedOn(
  { datasets, dataRoots }: { readonly datasets: DatasetStore; readonly dataRoots: readonly string[] | undefined },
  name: string,
): Promise<StoredDataset> {
  const dataset = await datasets.find(name);
  if (dataset === undefined) {
    throw new ScanImpossible(`the dataset ${JSON.stringify(name)} was deleted`);
  }
  await checkFolder(dataset.files.path, dataRoots);
  return dataset;
}

/** Where what the last snapshot's features were lies. @param before this step */
export async function findLastFeatures(
  { runs, blobs }: RunSources,
  run: string,
  before?: number,
): Promise<string | undefined> {
  const sha256 = await runs.lastFeatures(run, before);
  return sha256 === undefined ? undefined : await blobs.find(sha256);
}

async function findBegunWith({ models }: RunSources, run: StoredRun): Promise<ModelFile | undefined> {
  if (run.model === "") {
    return undefined;
  }
  const model = await models.find(run.model);
  if (model?.sha256 !== run.modelSha256) {
    throw new ScanImpossible(`the model ${JSON.stringify(run.model)} was ${model ? "replaced" : "deleted"}`);
  }
  return await models.file(model);
}
