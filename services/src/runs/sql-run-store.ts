import type { FoldOutcome, LayerWinners, MetricsPoint } from "../engine/training/training-job.ts";
import { ScanIds } from "../scans/scan-ids.ts";
import type { Database, Row } from "../store/database.ts";
import { insertModel } from "../store/model-store.ts";
import { asBytes, asNumber, asText, parseStored } from "../store/read-row.ts";
import type { ReferencedBlobs } from "../store/referenced-blobs.ts";
import type { RowChanges } from "../store/row-changes.ts";
import { cutHistory } from "./cut-history.ts";
import { decodePoint } from "./metrics-bytes.ts";
import { readRun, readSnapshot, runColumns } from "./read-run.ts";
import type { MeasuredFeatures } from "./run-features.ts";
import type { NewRun, NewSnapshot, PointRange, RunStore, StoredRun, StoredSnapshot } from "./run-store.ts";
import { insertRun, writePoints, writeSnapshot } from "./write-run.ts";

/** Undoes a transaction whose run does not go on any more, or has told of that already. */
class NotRecorded extends Error {}

/** Runs in a database. */
export class SqlRunStore implements RunStore {
  readonly #database: Database;
  readonly #changes: RowChanges;
  readonly #blobs: ReferencedBlobs;
  readonly #serials = new ScanIds();

  constructor(database: Database, changes: RowChanges, blobs: ReferencedBlobs) {
    this.#database = database;
    this.#changes = changes;
    this.#blobs = blobs;
  }

  async create(run: NewRun): Promise<StoredRun | undefined> {
    const created = await insertRun(this.#database, this.#serials.next(), run);
    this.#changes.tell(run.id);
    return created ? await this.find(run.id) : undefined;
  }

  async find(id: string): Promise<StoredRun | undefined> {
    const rows = await this.#database.query(`SELECT ${runColumns} FROM runs WHERE id = ?`, [id]);
    return rows.map(readRun)[0];
  }

  async list(after: string, limit: number): Promise<StoredRun[]> {
    const where = after === "" ? "" : "WHERE serial < ?";
    const sql = `SELECT ${runColumns} FROM runs ${where} ORDER BY serial DESC LIMIT ?`;
    return (await this.#database.query(sql, after === "" ? [limit] : [after, limit])).map(readRun);
  }

  async metrics(
    id: string,
    { after, through }: PointRange,
    limit: number,
  ): Promise<{ points: MetricsPoint[]; dropped: number }> {
    const range = "FROM run_metrics WHERE run = ? AND step > ? AND step <= ?";
    const args = [id, after, through];
    const [row] = await this.#database.query(`SELECT COUNT(*) AS points ${range}`, args);
    const count = row === undefined ? 0 : asNumber(row, "points");
    const kept = Math.min(count, limit);
    const rows = await this.#database.query(
      `SELECT point FROM (SELECT point, step, ROW_NUMBER() OVER (ORDER BY step) AS place ${range}) AS placed
        WHERE place * ${kept} / ${Math.max(1, count)} > (place - 1) * ${kept} / ${Math.max(1, count)} ORDER BY step`,
      args,
    );
    const points = rows.map((row) => decodePoint(asBytes(row, "point")));
    return { points, dropped: count - points.length };
  }

  async metricsAfter(id: string, step: number, limit: number): Promise<MetricsPoint[]> {
    const sql = "SELECT point FROM run_metrics WHERE run = ? AND step > ? ORDER BY step LIMIT ?";
    return (await this.#database.query(sql, [id, step, limit])).map((row) => decodePoint(asBytes(row, "point")));
  }

  async outcomes(id: string): Promise<FoldOutcome[]> {
    const rows = await this.#database.query("SELECT outcome FROM run_outcomes WHERE run = ? ORDER BY step", [id]);
    return rows.map((row) => parseStored<FoldOutcome>(row, "outcome"));
  }

  async snapshots(id: string): Promise<StoredSnapshot[]> {
    return (await this.#database.query(snapshotSql, [id])).map(readSnapshot);
  }

  async features(id: string, step: number): Promise<MeasuredFeatures | undefined> {
    const [snapshot] = await this.#database.query(
      "SELECT probe_images, layers FROM run_snapshots WHERE run = ? AND step = ? AND probe_images > 0",
      [id, step],
    );
    if (snapshot === undefined) {
      return undefined;
    }
    const rows = await this.#database.query(
      `SELECT layer, channel, jump, scale, projection, patch FROM run_features WHERE run = ? AND step = ? ORDER BY place`,
      [id, step],
    );
    return {
      probeImages: asNumber(snapshot, "probe_images"),
      layers: parseStored<LayerWinners[]>(snapshot, "layers"),
      followed: rows.map(readFollowed),
    };
  }

  async lastFeatures(id: string, before = Number.MAX_SAFE_INTEGER): Promise<string | undefined> {
    const [last] = await this.#database.query(
      `SELECT features_sha256 FROM run_snapshots WHERE run = ? AND step < ? AND features_sha256 <> ''
        ORDER BY step DESC LIMIT 1`,
      [id, before],
    );
    return last && asText(last, "features_sha256");
  }

  async stop(id: string): Promise<boolean> {
    const rows = await this.#database.query(
      `UPDATE runs SET state = CASE external WHEN 1 THEN 'complete' ELSE 'stopped' END, worker = '', free_at = 0,
        version = version + 1 WHERE id = ? AND state IN ('queued', 'running') RETURNING id`,
      [id],
    );
    this.#changes.tell(id);
    return rows.length > 0;
  }

  async resume(id: string): Promise<boolean> {
    const rows = await this.#database.query(
      `UPDATE runs SET state = 'queued', error = '', tries = 0, free_at = 0, resumes = resumes + 1,
        version = version + 1 WHERE id = ? AND state IN ('stopped', 'failed') RETURNING id`,
      [id],
    );
    this.#changes.tell(id);
    return rows.length > 0;
  }

  async remove(id: string, keepModels: boolean): Promise<boolean> {
    const unused = await this.#database.transaction(async (queries) => {
      const [run] = await queries.query("DELETE FROM runs WHERE id = ? RETURNING checkpoint_sha256", [id]);
      return run && [asText(run, "checkpoint_sha256"), ...(await cutHistory(queries, id, -1, keepModels))];
    });
    this.#changes.tell(id);
    await this.#blobs.removeUnused(unused ?? []);
    return unused !== undefined;
  }

  async record(id: string, point: MetricsPoint, snapshot: NewSnapshot | undefined): Promise<boolean> {
    const write = () => this.#record(id, point, snapshot);
    try {
      await (snapshot === undefined ? write() : this.#blobs.keep([snapshot.file], write));
    } catch (error) {
      if (error instanceof NotRecorded) {
        return false;
      }
      throw error;
    }
    this.#changes.tell(id);
    return true;
  }

  onChange(listener: (id: string) => void): () => void {
    return this.#changes.listen(listener);
  }

  #record(id: string, point: MetricsPoint, snapshot: NewSnapshot | undefined): Promise<void> {
    return this.#database.transaction(async (queries) => {
      const [run] = await queries.query(
        `UPDATE runs SET step = ?, version = version + 1
          WHERE id = ? AND external = 1 AND state = 'running' AND step <= ? RETURNING dataset`,
        [point.step, id, point.step],
      );
      if (run === undefined) {
        throw new NotRecorded();
      }
      await writePoints(queries, id, [point]);
      const pending = asText(run, "dataset") !== "";
      const isNew = async (told: NewSnapshot): Promise<boolean> =>
        (await insertModel(queries, told.model)) && (await writeSnapshot(queries, id, told, pending));
      if (snapshot !== undefined && !(await isNew(snapshot))) {
        throw new NotRecorded();
      }
    });
  }
}

const snapshotSql = `SELECT step, epoch, fit, model, model_sha256, validation_accuracy, seconds, probe_images
  FROM run_snapshots WHERE run = ? ORDER BY step`;

function readFollowed(row: Row): MeasuredFeatures["followed"][number] {
  return {
    layer: asText(row, "layer"),
    channel: asNumber(row, "channel"),
    jump: row.jump === 1,
    scale: asNumber(row, "scale"),
    projectionPng: asBytes(row, "projection"),
    patchPng: asBytes(row, "patch"),
  };
}
