import type { ScanDelta } from "../engine/scan/scan-job.ts";
import type { Database, Queries } from "../store/database.ts";
import { asNumber } from "../store/read-row.ts";
import type { RowChanges } from "../store/row-changes.ts";
import { readScan, scanColumns } from "./read-scan.ts";
import { mergeParts, writeParts } from "./scan-parts.ts";
import { ClaimLost, countImages, endIfDone, noteErrors } from "./scan-progress.ts";
import type { Claim, ShardQueue, StoredScan } from "./scan-store.ts";
import { shardImages } from "./shard-images.ts";

/** A worker that is not heard of for so long has lost its shards. */
export const leaseMilliseconds = 15_000;

/** A lease is written anew when so much of it has passed. */
const renewMilliseconds = 4000;

/** A shard that failed once more than this is put aside. */
const mostRetries = 3;
const firstWaitMilliseconds = 1000;

/** Shards in a database. Only those that are not counted yet have a row; a worker holds one until a time. */
export class SqlShardQueue implements ShardQueue {
  readonly #database: Database;
  readonly #changes: RowChanges;
  readonly #mostRunning: number;

  /** @param mostRunning where so many scans run, others are left queued */
  constructor(database: Database, changes: RowChanges, mostRunning: number) {
    this.#database = database;
    this.#changes = changes;
    this.#mostRunning = mostRunning;
  }

  async claim(worker: string, most: number, isTaken = (_: StoredScan) => true): Promise<Claim | undefined> {
    const { now } = this.#database.dialect;
    const open = await this.#database.query(
      `SELECT ${scanColumns(now)} FROM scans WHERE state IN ('queued', 'running') ORDER BY id`,
    );
    const taken = open.map(readScan).filter(isTaken);
    const running = taken.filter(({ state }) => state === "running").length;
    for (const scan of taken.filter(({ state }) => state === "running" || running < this.#mostRunning)) {
      const claim = await this.#database.transaction((queries) => this.#claimOf(queries, scan, worker, most));
      if (claim !== undefined) {
        if (claim.scan.state !== scan.state) {
          this.#changes.tell(scan.id);
        }
        return claim;
      }
    }
    return undefined;
  }

  async extend(claim: Claim): Promise<boolean> {
    const { now } = this.#database.dialect;
    const held = [claim.scan.id, claim.worker];
    await this.#database.query(
      `UPDATE scan_shards SET free_at = ${now} + ${leaseMilliseconds}
        WHERE ${heldBy(claim)} AND free_at < ${now} + ${leaseMilliseconds - renewMilliseconds}`,
      held,
    );
    const rows = await this.#database.query(
      `SELECT shard FROM scan_shards WHERE ${heldBy(claim)}
        AND EXISTS (SELECT 1 FROM scans WHERE id = scan_shards.scan AND state = 'running')`,
      held,
    );
    return rows.length === claim.shards.length;
  }

  async commit(claim: Claim, delta: ScanDelta, backend: string): Promise<boolean> {
    const { id } = claim.scan;
    try {
      await this.#database.transaction(async (queries) => {
        const lane = await this.#takeLane(queries, id);
        const parts = await mergeParts(queries, id, lane, delta.parts);
        const rows = await queries.query(`DELETE FROM scan_shards WHERE ${heldBy(claim)} RETURNING shard`, [
          id,
          claim.worker,
        ]);
        if (rows.length !== claim.shards.length) {
          throw new ClaimLost();
        }
        const version = await countImages(queries, id, delta, backend);
        await writeParts(queries, id, lane, version, parts);
        await endIfDone(queries, id);
      });
    } catch (error) {
      if (error instanceof ClaimLost) {
        return false;
      }
      throw error;
    }
    this.#changes.tell(id);
    return true;
  }

  async fail(claim: Claim, error: string): Promise<void> {
    const { id } = claim.scan;
    const { now } = this.#database.dialect;
    await this.#database.transaction(async (queries) => {
      const rows = await queries.query(
        `UPDATE scan_shards SET worker = '', tries = tries + 1,
          put_aside = CASE WHEN tries >= ${mostRetries} THEN 1 ELSE 0 END,
          free_at = ${now} + ${firstWaitMilliseconds} * (CASE tries WHEN 0 THEN 1 WHEN 1 THEN 2 ELSE 4 END)
          WHERE ${heldBy(claim)} RETURNING shard, put_aside`,
        [id, claim.worker],
      );
      const aside = rows.filter((row) => row.put_aside === 1).map((row) => asNumber(row, "shard"));
      const last = aside.map((shard) => `${describeImages(shard, claim.scan)} put aside: ${error}`);
      await noteErrors(queries, id, last);
      await endIfDone(queries, id);
    });
    this.#changes.tell(id);
  }

  async release(claim: Claim): Promise<void> {
    await this.#database.query(`UPDATE scan_shards SET worker = '', free_at = 0 WHERE ${heldBy(claim)}`, [
      claim.scan.id,
      claim.worker,
    ]);
  }

  async releaseOf(isGone: (worker: string) => boolean): Promise<void> {
    const held = await this.#database.query("SELECT DISTINCT scan, worker FROM scan_shards WHERE worker <> ''");
    for (const { scan = null, worker = null } of held) {
      if (typeof worker === "string" && isGone(worker)) {
        await this.#database.query("UPDATE scan_shards SET worker = '', free_at = 0 WHERE scan = ? AND worker = ?", [
          scan,
          worker,
        ]);
      }
    }
  }

  async refuse(claim: Claim, why: string): Promise<void> {
    await this.release(claim);
    await this.#database.transaction((queries) => noteErrors(queries, claim.scan.id, [why]));
    this.#changes.tell(claim.scan.id);
  }

  async giveUp(claim: Claim, error: string): Promise<void> {
    await this.release(claim);
    await this.#database.query(
      `UPDATE scans SET state = 'failed', error = ?, version = version + 1
        WHERE id = ? AND state IN ('queued', 'running')`,
      [error, claim.scan.id],
    );
    this.#changes.tell(claim.scan.id);
  }

  async #claimOf(queries: Queries, scan: StoredScan, worker: string, most: number): Promise<Claim | undefined> {
    const { now, lockFree } = this.#database.dialect;
    const free = await queries.query(
      `SELECT shard FROM scan_shards WHERE scan = ? AND put_aside = 0 AND free_at <= ${now}
        ORDER BY shard LIMIT ?${lockFree}`,
      [scan.id, most],
    );
    if (free.length === 0) {
      return undefined;
    }
    const claim = { scan, worker, shards: free.map((row) => asNumber(row, "shard")) };
    const [current] = await queries.query("SELECT state FROM scans WHERE id = ?", [scan.id]);
    if (current?.state === "queued") {
      await queries.query(
        "UPDATE scans SET state = 'running', version = version + 1 WHERE id = ? AND state = 'queued'",
        [scan.id],
      );
    } else if (current?.state !== "running") {
      return undefined;
    }
    await queries.query(
      `UPDATE scan_shards SET worker = ?, free_at = ${now} + ${leaseMilliseconds}
        WHERE scan = ? AND shard IN (${claim.shards.join(", ")})`,
      [worker, scan.id],
    );
    return { ...claim, scan: { ...scan, state: "running" } };
  }

  /** A lane that no other commit holds; the first where all are held: it is waited for. */
  async #takeLane(queries: Queries, id: string): Promise<number> {
    const sql = "SELECT lane FROM scan_lanes WHERE scan = ? ORDER BY lane LIMIT 1";
    const { lockFree } = this.#database.dialect;
    const [free] = await queries.query(sql + lockFree, [id]);
    const [lane] = free === undefined ? await queries.query(sql + lockFree.replace(" SKIP LOCKED", ""), [id]) : [free];
    if (lane === undefined) {
      throw new ClaimLost();
    }
    return asNumber(lane, "lane");
  }
}

/** The claim's shards that its worker still has; arguments: scan, worker. */
function heldBy({ shards }: Claim): string {
  return `scan = ? AND worker = ? AND shard IN (${shards.join(", ")})`;
}

function describeImages(shard: number, { images }: StoredScan): string {
  const first = shard * shardImages;
  return `images ${first} … ${Math.min(first + shardImages, images) - 1}`;
}
