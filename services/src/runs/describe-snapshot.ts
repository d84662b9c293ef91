import type { EngineJobs, OpenPreprocessing } from "../engine/engine-jobs.ts";
import type { ReceivedFile } from "../store/blob-store.ts";
import type { StoredModel } from "../store/model-store.ts";
import type { StoredRun } from "./run-store.ts";

/** Bounds of models that are read. */
export interface ModelLimits {
  readonly maxLayers: number;
  readonly maxActivationBytes: number;
}

/** A snapshot's network before it is a model. */
export interface SnapshotFile {
  readonly name: string;
  readonly epoch: number;
  readonly fit: string;
  readonly validationAccuracy: number | undefined;
  /** Undefined: as the file says, or pixels as they are. */
  readonly preprocessing: OpenPreprocessing | undefined;
  /** [height, width, channels], where the file leaves it open; empty or missing: it does not. */
  readonly inputShape?: readonly number[];
  readonly file: ReceivedFile;
}

/**
 * Has a snapshot's network read as any model's.
 * @throws EngineError, or the signal's reason
 */
export async function describeSnapshot(
  run: StoredRun,
  { name, epoch, fit, validationAccuracy, preprocessing, inputShape = [], file }: SnapshotFile,
  limits: ModelLimits,
  inspect: (request: EngineJobs["inspectModel"]["request"]) => Promise<EngineJobs["inspectModel"]["item"]>,
): Promise<StoredModel> {
  const { maxLayers, maxActivationBytes } = limits;
  const givenInputShape = inputShape.length === 0 ? undefined : inputShape;
  const request = { path: file.path, inputShape: givenInputShape, preprocessing, maxLayers, maxActivationBytes };
  const { anatomy, preprocessing: settled, inputShape: openShape, header } = await inspect(request);
  const which = fit === "" ? "" : `, ${fit}`;
  const right = validationAccuracy === undefined ? "" : `: ${(100 * validationAccuracy).toFixed(1)} % right`;
  return {
    name,
    sha256: file.sha256,
    description: `run ${run.id}${which}, epoch ${Number(epoch.toFixed(2))}${right}`,
    dataset: run.dataset,
    preprocessing: settled,
    labels: run.labels.length === anatomy.classes ? run.labels : [],
    givenInputShape: openShape,
    anatomy,
    independentClasses:
      (run.training.kind === "external" ? header.independentClasses : undefined) ?? run.options.loss === "sigmoid",
    builtIn: false,
  };
}
