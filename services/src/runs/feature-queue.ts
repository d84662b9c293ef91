import type { SnapshotFeatures } from "../engine/training/training-job.ts";
import type { Database } from "../store/database.ts";
import { asNumber, asText } from "../store/read-row.ts";
import type { ReferencedBlobs } from "../store/referenced-blobs.ts";
import type { RowChanges } from "../store/row-changes.ts";
import { writeFeatures } from "./write-run.ts";

/** A snapshot of an external run whose features one worker measures. */
export interface FeatureClaim {
  readonly run: string;
  readonly step: number;
  readonly model: string;
  readonly worker: string;
}

const leaseMilliseconds = 15_000;
const mostTries = 3;
const retryMilliseconds = 1000;

/** Snapshots whose features are to be measured, a run's one after another: each is compared with the one before. */
export class FeatureQueue {
  readonly #database: Database;
  readonly #changes: RowChanges;
  readonly #blobs: ReferencedBlobs;

  constructor(database: Database, changes: RowChanges, blobs: ReferencedBlobs) {
    this.#database = database;
    this.#changes = changes;
    this.#blobs = blobs;
  }

  /** @param worker a name that no other worker has. @returns undefined if there is nothing to do */
  async claim(worker: string): Promise<FeatureClaim | undefined> {
    const { now } = this.#database.dialect;
    const [taken] = await this.#database.query(
      `UPDATE run_snapshots SET worker = ?, free_at = ${now} + ${leaseMilliseconds}
        WHERE pending = 1 AND free_at <= ${now} AND (run, step) = (
          SELECT run, step FROM run_snapshots AS next WHERE pending = 1 AND free_at <= ${now} AND NOT EXISTS (
            SELECT 1 FROM run_snapshots AS earlier
            WHERE earlier.run = next.run AND earlier.pending = 1 AND earlier.step < next.step)
          ORDER BY run, step LIMIT 1)
        RETURNING run, step, model`,
      [worker],
    );
    return taken && { run: asText(taken, "run"), step: asNumber(taken, "step"), model: asText(taken, "model"), worker };
  }

  /** Keeps a claim. @returns false if it is lost: its lease ran out, or the run was deleted */
  async extend(claim: FeatureClaim): Promise<boolean> {
    const { now } = this.#database.dialect;
    const rows = await this.#database.query(
      `UPDATE run_snapshots SET free_at = ${now} + ${leaseMilliseconds} WHERE ${isHeld} RETURNING step`,
      heldBy(claim),
    );
    return rows.length > 0;
  }

  /** @param seconds that measuring took. @returns false if the claim is lost, and nothing is written */
  async commit(claim: FeatureClaim, features: SnapshotFeatures, seconds: number): Promise<boolean> {
    const { run, step } = claim;
    const isWritten = await this.#blobs.keep([features.file], () =>
      this.#database.transaction(async (queries) => {
        const held = await queries.query(
          `UPDATE run_snapshots SET seconds = ?, worker = '' WHERE ${isHeld} RETURNING step`,
          [seconds, ...heldBy(claim)],
        );
        if (held.length === 0) {
          return false;
        }
        await writeFeatures(queries, run, step, features);
        await queries.query(
          "UPDATE runs SET snapshot_seconds = snapshot_seconds + ?, version = version + 1 WHERE id = ?",
          [seconds, run],
        );
        return true;
      }),
    );
    this.#changes.tell(run);
    return isWritten;
  }

  /**
   * Gives a snapshot back: tried again a little later, or not any more.
   * @param isFinal trying again is of no use
   */
  async fail(claim: FeatureClaim, error: string, isFinal: boolean): Promise<void> {
    const { run } = claim;
    const { now } = this.#database.dialect;
    await this.#database.transaction(async (queries) => {
      const [held] = await queries.query(
        `UPDATE run_snapshots SET worker = '', tries = tries + 1, free_at = ${now} + ${retryMilliseconds},
          pending = CASE WHEN tries + 1 < ${isFinal ? 0 : mostTries} THEN 1 ELSE 0 END WHERE ${isHeld} RETURNING pending`,
        heldBy(claim),
      );
      if (held?.pending === 0) {
        const text = `the features of ${JSON.stringify(claim.model)}: ${error}`;
        await queries.query("UPDATE runs SET error = ?, version = version + 1 WHERE id = ?", [text, run]);
      }
    });
    this.#changes.tell(run);
  }

  /** Gives a snapshot back at once, untried. */
  async release(claim: FeatureClaim): Promise<void> {
    await this.#database.query(`UPDATE run_snapshots SET worker = '', free_at = 0 WHERE ${isHeld}`, heldBy(claim));
  }

  /** Frees what workers hold that are known to be gone, before their leases run out. */
  async releaseOf(isGone: (worker: string) => boolean): Promise<void> {
    for (const row of await this.#database.query("SELECT DISTINCT worker FROM run_snapshots WHERE worker <> ''")) {
      const worker = asText(row, "worker");
      if (isGone(worker)) {
        await this.#database.query("UPDATE run_snapshots SET worker = '', free_at = 0 WHERE worker = ?", [worker]);
      }
    }
  }
}

/** Arguments: run, step, worker. */
const isHeld = "run = ? AND step = ? AND worker = ? AND pending = 1";

function heldBy({ run, step, worker }: FeatureClaim): (string | number)[] {
  return [run, step, worker];
}
