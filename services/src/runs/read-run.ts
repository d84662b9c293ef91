import type { RunOptions, RunSamples } from "../engine/training/training-job.ts";
import type { Row } from "../store/database.ts";
import { asBytes, asNumber, asText, parseStored } from "../store/read-row.ts";
import { decodePoint } from "./metrics-bytes.ts";
import type { NewRun, RunState, StoredRun, StoredSnapshot } from "./run-store.ts";

/** Runs that workers train. */
export const isTrained = "external = 0 AND state IN ('queued', 'running')";

/** Columns that `readRun` reads. */
export const runColumns = `runs.*,
  (SELECT point FROM run_metrics WHERE run = runs.id ORDER BY step DESC LIMIT 1) AS latest,
  CASE state WHEN 'queued' THEN (SELECT others.id FROM runs AS others
    WHERE others.serial < runs.serial AND others.${isTrained.replace("state", "others.state")}
    ORDER BY others.serial DESC LIMIT 1) END AS waiting_for`;

/** A run from its row. */
export function readRun(row: Row): StoredRun {
  const checkpoint = asText(row, "checkpoint_sha256");
  return {
    id: asText(row, "id"),
    serial: asText(row, "serial"),
    request: asText(row, "request"),
    training: parseStored<NewRun["training"]>(row, "training"),
    options: parseStored<RunOptions>(row, "options"),
    samples: parseStored<RunSamples>(row, "samples"),
    dataset: asText(row, "dataset"),
    labels: parseStored<string[]>(row, "labels"),
    model: asText(row, "model"),
    modelSha256: asText(row, "model_sha256"),
    state: asText(row, "state") as RunState,
    step: asNumber(row, "step"),
    steps: asNumber(row, "steps"),
    stepsPerEpoch: asNumber(row, "steps_per_epoch"),
    error: asText(row, "error"),
    createdAt: new Date(asNumber(row, "created_at")),
    preparing: asText(row, "state") === "running" && asNumber(row, "preparing") === 1,
    version: asNumber(row, "version"),
    backend: asText(row, "backend"),
    latest: row.latest === null ? undefined : decodePoint(asBytes(row, "latest")),
    cost: {
      training: asNumber(row, "training_seconds"),
      validation: asNumber(row, "validation_seconds"),
      snapshot: asNumber(row, "snapshot_seconds"),
      checkpoint: asNumber(row, "checkpoint_seconds"),
    },
    checkpoint: checkpoint === "" ? undefined : { sha256: checkpoint, step: asNumber(row, "checkpoint_step") },
    waitingFor: row.waiting_for === null ? "" : asText(row, "waiting_for"),
    resumes: asNumber(row, "resumes"),
  };
}

/** A snapshot from its row. */
export function readSnapshot(row: Row): StoredSnapshot {
  return {
    step: asNumber(row, "step"),
    epoch: asNumber(row, "epoch"),
    fit: asText(row, "fit"),
    model: asText(row, "model"),
    modelSha256: asText(row, "model_sha256"),
    validationAccuracy: row.validation_accuracy === null ? undefined : asNumber(row, "validation_accuracy"),
    seconds: asNumber(row, "seconds"),
    probeImages: asNumber(row, "probe_images"),
  };
}
