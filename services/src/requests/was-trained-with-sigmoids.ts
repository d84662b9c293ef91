import type { RunStore } from "../runs/run-store.ts";
import type { StoredModel } from "../store/model-store.ts";

/** Whether a model is a snapshot of a run that is still there and trained it with a sigmoid a class. */
export async function wasTrainedWithSigmoids(runs: RunStore, { name, sha256 }: StoredModel): Promise<boolean> {
  const run = await runs.find(name.slice(0, Math.max(0, name.lastIndexOf("/"))));
  if (run === undefined || run.training.kind === "external" || run.options.loss !== "sigmoid") {
    return false;
  }
  const snapshots = await runs.snapshots(run.id);
  return snapshots.some(({ model, modelSha256 }) => model === name && modelSha256 === sha256);
}
