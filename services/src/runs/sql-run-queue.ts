import type { Database, Queries } from "../store/database.ts";
import { insertModel } from "../store/model-store.ts";
import { asNumber, asText } from "../store/read-row.ts";
import type { ReferencedBlobs } from "../store/referenced-blobs.ts";
import type { RowChanges } from "../store/row-changes.ts";
import { cutHistory } from "./cut-history.ts";
import { isTrained, readRun, runColumns } from "./read-run.ts";
import type { RunBatch, RunClaim, RunQueue } from "./run-queue.ts";
import type { StoredRun } from "./run-store.ts";
import { writeFeatures, writeOutcome, writePoints, writeSnapshot } from "./write-run.ts";

/** A worker that is not heard of for so long has lost its run. */
const leaseMilliseconds = 15_000;

/** A lease is written anew when so much of it has passed. */
const renewMilliseconds = 4000;

/** A run that failed once more than this, without a checkpoint in between, stays failed. */
const mostRetries = 3;
const firstWaitMilliseconds = 1000;

/** Undoes a commit: the run is another worker's, or does not go on any more. */
class ClaimLost extends Error {}

/** Runs in a database; a worker holds one until a time. */
export class SqlRunQueue implements RunQueue {
  readonly #database: Database;
  readonly #changes: RowChanges;
  readonly #blobs: ReferencedBlobs;
  readonly #mostRunning: number;

  /** @param mostRunning where so many runs go on, others are left queued */
  constructor(database: Database, changes: RowChanges, blobs: ReferencedBlobs, mostRunning: number) {
    this.#database = database;
    this.#changes = changes;
    this.#blobs = blobs;
    this.#mostRunning = mostRunning;
  }

  async claim(worker: string, isTaken = (_: StoredRun) => true): Promise<RunClaim | undefined> {
    const { now } = this.#database.dialect;
    const open = await this.#database.query(
      `SELECT ${runColumns}, CASE WHEN free_at <= ${now} THEN 1 ELSE 0 END AS is_free
        FROM runs WHERE ${isTrained} ORDER BY serial`,
    );
    const running = open.filter(({ state }) => state === "running").length;
    for (const row of open.filter(({ is_free: isFree }) => isFree === 1)) {
      const run = readRun(row);
      if ((run.state === "running" || running < this.#mostRunning) && isTaken(run) && (await this.#take(run, worker))) {
        return { run: (await this.#find(run.id)) ?? run, worker };
      }
    }
    return undefined;
  }

  async extend({ run, worker }: RunClaim): Promise<boolean> {
    const { now } = this.#database.dialect;
    const [held] = await this.#database.query(
      `SELECT CASE WHEN free_at < ${now} + ${leaseMilliseconds - renewMilliseconds} THEN 1 ELSE 0 END AS is_old
        FROM runs WHERE ${isHeld}`,
      [run.id, worker],
    );
    if (held?.is_old !== 1) {
      return held !== undefined;
    }
    const rows = await this.#database.query(
      `UPDATE runs SET free_at = ${now} + ${leaseMilliseconds} WHERE ${isHeld} RETURNING id`,
      [run.id, worker],
    );
    return rows.length > 0;
  }

  async commit(claim: RunClaim, batch: RunBatch): Promise<boolean> {
    const { snapshot, checkpoint } = batch;
    const files = [
      ...(snapshot === undefined ? [] : [snapshot.file]),
      ...(snapshot?.features === undefined ? [] : [snapshot.features.file]),
      ...(checkpoint === undefined ? [] : [checkpoint.file]),
    ];
    const write = () => this.#database.transaction((queries) => this.#write(queries, claim, batch));
    try {
      const replaced = await (files.length === 0 ? write() : this.#blobs.keep(files, write));
      if (checkpoint !== undefined) {
        await this.#blobs.removeUnused([replaced]);
      }
    } catch (error) {
      if (error instanceof ClaimLost) {
        return false;
      }
      throw error;
    }
    this.#changes.tell(claim.run.id);
    return true;
  }

  async complete({ run, worker }: RunClaim): Promise<void> {
    const checkpoint = await this.#database.transaction(async (queries) => {
      const [before] = await queries.query(`SELECT checkpoint_sha256 FROM runs WHERE ${isHeld}`, [run.id, worker]);
      await queries.query(
        `UPDATE runs SET state = 'complete', worker = '', error = '', checkpoint_sha256 = '', version = version + 1
          WHERE ${isHeld}`,
        [run.id, worker],
      );
      return before === undefined ? "" : asText(before, "checkpoint_sha256");
    });
    this.#changes.tell(run.id);
    await this.#blobs.removeUnused([checkpoint]);
  }

  async fail({ run, worker }: RunClaim, error: string): Promise<void> {
    const { now } = this.#database.dialect;
    await this.#database.query(
      `UPDATE runs SET worker = '', tries = tries + 1, error = ?, version = version + 1,
        state = CASE WHEN tries >= ${mostRetries} THEN 'failed' ELSE state END,
        free_at = ${now} + ${firstWaitMilliseconds} * (CASE tries WHEN 0 THEN 1 WHEN 1 THEN 2 ELSE 4 END)
        WHERE ${isHeld}`,
      [error, run.id, worker],
    );
    this.#changes.tell(run.id);
  }

  async release({ run, worker }: RunClaim, why?: string): Promise<void> {
    await this.#database.query(
      `UPDATE runs SET worker = '', free_at = 0, error = COALESCE(CAST(? AS TEXT), error), version = version + 1
        WHERE ${isHeld}`,
      [why ?? null, run.id, worker],
    );
    this.#changes.tell(run.id);
  }

  async releaseOf(isGone: (worker: string) => boolean): Promise<void> {
    for (const row of await this.#database.query("SELECT DISTINCT worker FROM runs WHERE worker <> ''")) {
      const worker = asText(row, "worker");
      if (isGone(worker)) {
        await this.#database.query("UPDATE runs SET worker = '', free_at = 0 WHERE worker = ?", [worker]);
      }
    }
  }

  async giveUp({ run, worker }: RunClaim, error: string): Promise<void> {
    await this.#database.query(
      `UPDATE runs SET state = 'failed', worker = '', error = ?, version = version + 1 WHERE ${isHeld}`,
      [error, run.id, worker],
    );
    this.#changes.tell(run.id);
  }

  async #find(id: string): Promise<StoredRun | undefined> {
    return (await this.#database.query(`SELECT ${runColumns} FROM runs WHERE id = ?`, [id])).map(readRun)[0];
  }

  /** @returns false if another worker was quicker, or it was stopped */
  async #take({ id }: StoredRun, worker: string): Promise<boolean> {
    const { now } = this.#database.dialect;
    const unused = await this.#database.transaction(async (queries) => {
      const [taken] = await queries.query(
        `UPDATE runs SET state = 'running', worker = ?, free_at = ${now} + ${leaseMilliseconds}, version = version + 1, preparing = 1,
          step = CASE WHEN checkpoint_step < 0 THEN 0 ELSE checkpoint_step END
          WHERE id = ? AND ${isTrained} AND free_at <= ${now} RETURNING checkpoint_step`,
        [worker, id],
      );
      return taken && (await cutHistory(queries, id, asNumber(taken, "checkpoint_step")));
    });
    if (unused !== undefined) {
      this.#changes.tell(id);
      await this.#blobs.removeUnused(unused);
    }
    return unused !== undefined;
  }

  /** @returns the checkpoint that was the last before; empty: none */
  async #write(queries: Queries, { run, worker }: RunClaim, batch: RunBatch): Promise<string> {
    const { begun, points, outcomes, snapshot, checkpoint, cost, backend } = batch;
    const { now } = this.#database.dialect;
    const [before] = await queries.query(`SELECT * FROM runs WHERE ${isHeld}`, [run.id, worker]);
    if (before === undefined) {
      throw new ClaimLost();
    }
    const [written] = await queries.query(
      `UPDATE runs SET step = ?, steps = ?, steps_per_epoch = ?, backend = ?,
        training_seconds = training_seconds + ?, validation_seconds = validation_seconds + ?,
        snapshot_seconds = snapshot_seconds + ?, checkpoint_seconds = checkpoint_seconds + ?,
        checkpoint_sha256 = ?, checkpoint_step = ?, tries = ?, error = ?, preparing = ?,
        free_at = ${now} + ${leaseMilliseconds}, version = version + 1 WHERE ${isHeld} RETURNING id`,
      [
        points.at(-1)?.step ?? asNumber(before, "step"),
        begun?.steps ?? asNumber(before, "steps"),
        begun?.stepsPerEpoch ?? asNumber(before, "steps_per_epoch"),
        backend,
        cost.training,
        cost.validation,
        cost.snapshot,
        cost.checkpoint,
        checkpoint?.file.sha256 ?? asText(before, "checkpoint_sha256"),
        checkpoint?.step ?? asNumber(before, "checkpoint_step"),
        checkpoint === undefined ? asNumber(before, "tries") : 0,
        checkpoint === undefined ? asText(before, "error") : "",
        points.length === 0 ? asNumber(before, "preparing") : 0,
        run.id,
        worker,
      ],
    );
    if (written === undefined) {
      throw new ClaimLost();
    }
    await writePoints(queries, run.id, points);
    for (const { step, outcome } of outcomes) {
      await writeOutcome(queries, run.id, step, outcome);
    }
    if (snapshot !== undefined) {
      if (!(await insertModel(queries, snapshot.model))) {
        throw new Error(`the name ${JSON.stringify(snapshot.model.name)} is another model's now`);
      }
      await writeSnapshot(queries, run.id, snapshot, false);
      if (snapshot.features !== undefined) {
        await writeFeatures(queries, run.id, snapshot.step, snapshot.features);
      }
    }
    return asText(before, "checkpoint_sha256");
  }
}

/** Arguments: run, worker. */
const isHeld = "id = ? AND worker = ? AND state = 'running'";
