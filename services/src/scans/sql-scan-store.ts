import type { ScanDelta } from "../engine/scan/scan-job.ts";
import type { Database } from "../store/database.ts";
import { asBytes, asText } from "../store/read-row.ts";
import type { RowChanges } from "../store/row-changes.ts";
import { describeProblems } from "./describe-problems.ts";
import { addLanes, firstVersion, insertScan } from "./insert-scan.ts";
import { readScan, scanColumns } from "./read-scan.ts";
import { ScanIds } from "./scan-ids.ts";
import { mergeParts, readChangedAt, writeParts } from "./scan-parts.ts";
import type { ChangedMaps, NewScan, ScanStore, StoredScan } from "./scan-store.ts";
import { shardImages } from "./shard-images.ts";

/** Scans in a database. */
export class SqlScanStore implements ScanStore {
  readonly #database: Database;
  readonly #changes: RowChanges;
  readonly #lanes: number;
  readonly #ids = new ScanIds();

  /** @param lanes how many workers may commit to one scan at once */
  constructor(database: Database, changes: RowChanges, lanes: number) {
    this.#database = database;
    this.#changes = changes;
    this.#lanes = lanes;
  }

  async create(scan: NewScan): Promise<StoredScan> {
    const id = this.#ids.next();
    await this.#database.transaction(async (queries) => {
      const state = scan.images === 0 ? "complete" : "queued";
      await insertScan(queries, id, scan, { state, done: 0, builtIn: 0, backend: "", problems: [] });
      const shards = Math.ceil(scan.images / shardImages);
      await addLanes(queries, id, this.#lanes);
      if (shards > 0) {
        await queries.query(
          `INSERT INTO scan_shards (scan, shard, free_at, worker, tries, put_aside)
            WITH RECURSIVE numbers (shard) AS (SELECT 0 UNION ALL SELECT shard + 1 FROM numbers WHERE shard < ${shards - 1})
            SELECT CAST(? AS TEXT), shard, 0, '', 0, 0 FROM numbers`,
          [id],
        );
      }
    });
    return await this.#changed(id);
  }

  async add(scan: NewScan, found: ScanDelta, backend: string): Promise<StoredScan> {
    const id = this.#ids.next();
    await this.#database.transaction(async (queries) => {
      const problems = describeProblems([], found.problems);
      await insertScan(queries, id, scan, { state: "complete", done: scan.images, builtIn: 1, backend, problems });
      await addLanes(queries, id, 1);
      await writeParts(queries, id, 0, firstVersion, await mergeParts(queries, id, 0, found.parts));
    });
    return await this.#changed(id);
  }

  async find(id: string): Promise<StoredScan | undefined> {
    const columns = scanColumns(this.#database.dialect.now);
    const rows = await this.#database.query(`SELECT ${columns} FROM scans WHERE id = ?`, [id]);
    return rows.map(readScan)[0];
  }

  async list(model: string, after: string, limit: number): Promise<StoredScan[]> {
    const conditions = [...(model === "" ? [] : ["model = ?"]), ...(after === "" ? [] : ["id < ?"])];
    const where = conditions.length === 0 ? "" : `WHERE ${conditions.join(" AND ")}`;
    const columns = scanColumns(this.#database.dialect.now);
    const args = [model, after].filter((text) => text !== "");
    const sql = `SELECT ${columns} FROM scans ${where} ORDER BY id DESC LIMIT ?`;
    return (await this.#database.query(sql, [...args, limit])).map(readScan);
  }

  async cancel(id: string): Promise<boolean> {
    const rows = await this.#database.query(
      `UPDATE scans SET state = 'cancelled', version = version + 1
        WHERE id = ? AND state IN ('queued', 'running') RETURNING id`,
      [id],
    );
    this.#changes.tell(id);
    return rows.length > 0;
  }

  async resume(id: string): Promise<boolean> {
    const resumed = await this.#database.transaction(async (queries) => {
      const [scan] = await queries.query("SELECT state FROM scans WHERE id = ? AND state <> 'complete'", [id]);
      if (scan === undefined) {
        return false;
      }
      const isOpen = scan.state === "queued" || scan.state === "running";
      await queries.query(
        `UPDATE scan_shards SET free_at = 0, worker = '', tries = 0, put_aside = 0
          WHERE scan = ? ${isOpen ? "AND worker = ''" : ""}`,
        [id],
      );
      const rows = await queries.query(
        `UPDATE scans SET state = CASE state WHEN 'running' THEN state ELSE 'queued' END, error = '',
          resumes = resumes + 1, version = version + 1 WHERE id = ? AND state = ? RETURNING id`,
        [id, asText(scan, "state")],
      );
      return rows.length > 0;
    });
    this.#changes.tell(id);
    return resumed;
  }

  async remove(id: string): Promise<boolean> {
    const removed = await this.#database.transaction(async (queries) => {
      // In the order in which a commit takes them, so that neither waits for the other for ever.
      for (const table of ["scan_lanes", "scan_parts", "scan_shards"]) {
        await queries.query(`DELETE FROM ${table} WHERE scan = ?`, [id]);
      }
      return await queries.query("DELETE FROM scans WHERE id = ? RETURNING id", [id]);
    });
    this.#changes.tell(id);
    return removed.length > 0;
  }

  async parts(id: string, layer: string): Promise<readonly Uint8Array[]> {
    const sql = "SELECT summary FROM scan_parts WHERE scan = ? AND layer = ? ORDER BY lane";
    return (await this.#database.query(sql, [id, layer])).map((row) => asBytes(row, "summary"));
  }

  async changedAfter(id: string, version: number): Promise<readonly ChangedMaps[]> {
    const sql = "SELECT layer, changed_at FROM scan_parts WHERE scan = ? AND version > ?";
    const layers = new Map<string, Set<number>>();
    for (const row of await this.#database.query(sql, [id, version])) {
      const layer = asText(row, "layer");
      const channels = layers.get(layer) ?? new Set();
      layers.set(layer, channels);
      readChangedAt(asBytes(row, "changed_at")).forEach((changedAt, channel) => {
        if (changedAt > version) channels.add(channel);
      });
    }
    return [...layers]
      .filter(([, channels]) => channels.size > 0)
      .map(([layer, channels]) => ({ layer, channels: [...channels].sort((a, b) => a - b) }));
  }

  onChange(listener: (id: string) => void): () => void {
    return this.#changes.listen(listener);
  }

  async #changed(id: string): Promise<StoredScan> {
    this.#changes.tell(id);
    const scan = await this.find(id);
    if (scan === undefined) {
      throw new Error(`the scan ${id} was deleted at once`);
    }
    return scan;
  }
}
