import type { FoldOutcome, MetricsPoint, SnapshotFeatures } from "../engine/training/training-job.ts";
import type { Queries, SqlValue } from "../store/database.ts";
import { encodePoint } from "./metrics-bytes.ts";
import type { NewRun, NewSnapshot } from "./run-store.ts";

/** Before the first checkpoint. */
const noStep = -1;

/** SQLite takes 32,766 arguments, PostgreSQL 65,535. */
const rowsAtOnce = 500;

/** A new run's row. @returns false if there is one of that name already */
export async function insertRun(queries: Queries, serial: string, run: NewRun): Promise<boolean> {
  const external = run.training.kind === "external";
  const values: Record<string, SqlValue> = {
    id: run.id,
    serial,
    request: run.request,
    training: JSON.stringify(run.training),
    options: JSON.stringify(run.options),
    samples: JSON.stringify(run.samples),
    dataset: run.dataset,
    labels: JSON.stringify(run.labels),
    model: run.model,
    model_sha256: run.modelSha256,
    external: external ? 1 : 0,
    state: external ? "running" : "queued",
    step: 0,
    steps: 0,
    steps_per_epoch: 0,
    error: "",
    created_at: Date.now(),
    version: 1,
    backend: "",
    training_seconds: 0,
    validation_seconds: 0,
    snapshot_seconds: 0,
    checkpoint_seconds: 0,
    checkpoint_sha256: "",
    checkpoint_step: noStep,
    worker: "",
    free_at: 0,
    tries: 0,
    resumes: 0,
    preparing: 0,
  };
  const marks = Object.keys(values).fill("?").join(", ");
  const columns = Object.keys(values).join(", ");
  const sql = `INSERT INTO runs (${columns}) VALUES (${marks}) ON CONFLICT (id) DO NOTHING RETURNING id`;
  return (await queries.query(sql, Object.values(values))).length > 0;
}

/** A later point of the same step takes the place of the earlier. */
export async function writePoints(queries: Queries, run: string, points: readonly MetricsPoint[]): Promise<void> {
  for (let start = 0; start < points.length; start += rowsAtOnce) {
    const rows = points.slice(start, start + rowsAtOnce).map((point) => [run, point.step, encodePoint(point)] as const);
    await queries.query(
      `INSERT INTO run_metrics (run, step, point) VALUES ${rows.map(() => "(?, ?, ?)").join(", ")}
        ON CONFLICT (run, step) DO UPDATE SET point = excluded.point`,
      rows.flat(),
    );
  }
}

export async function writeOutcome(queries: Queries, run: string, step: number, outcome: FoldOutcome): Promise<void> {
  await queries.query("INSERT INTO run_outcomes (run, step, outcome) VALUES (?, ?, ?)", [
    run,
    step,
    JSON.stringify(outcome),
  ]);
}

/**
 * A snapshot's row.
 * @param pending its features are to be measured
 * @returns false if there is one of that step already
 */
export async function writeSnapshot(
  queries: Queries,
  run: string,
  { step, epoch, fit, model, validationAccuracy, seconds }: NewSnapshot,
  pending: boolean,
): Promise<boolean> {
  const written = await queries.query(
    `INSERT INTO run_snapshots (run, step, epoch, fit, model, model_sha256, validation_accuracy, seconds,
      probe_images, layers, features_sha256, pending, worker, free_at, tries)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, '[]', '', ?, '', 0, 0) ON CONFLICT DO NOTHING RETURNING step`,
    [run, step, epoch, fit, model.name, model.sha256, validationAccuracy ?? null, seconds, pending ? 1 : 0],
  );
  return written.length > 0;
}

/** What a snapshot's features are. */
export async function writeFeatures(
  queries: Queries,
  run: string,
  step: number,
  { probeImages, layers, followed, file }: SnapshotFeatures,
): Promise<void> {
  await queries.query(
    "UPDATE run_snapshots SET probe_images = ?, layers = ?, features_sha256 = ?, pending = 0 WHERE run = ? AND step = ?",
    [probeImages, JSON.stringify(layers), file.sha256, run, step],
  );
  for (const [place, { layer, channel, jump, scale, projectionPng, patchPng }] of followed.entries()) {
    await queries.query(
      `INSERT INTO run_features (run, step, layer, channel, place, jump, scale, projection, patch)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [run, step, layer, channel, place, jump ? 1 : 0, scale, projectionPng, patchPng],
    );
  }
}
