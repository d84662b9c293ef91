import type { BlobStore, ReceivedFile } from "./blob-store.ts";
import type { Database } from "./database.ts";
import { asText } from "./read-row.ts";

/** Blobs that rows name: there before a row names them, gone once none does. Changes go one after another. */
export class ReferencedBlobs {
  readonly #database: Database;
  readonly #blobs: BlobStore;
  #lastChange: Promise<unknown> = Promise.resolve();

  constructor(database: Database, blobs: BlobStore) {
    this.#database = database;
    this.#blobs = blobs;
  }

  /**
   * Keeps files, then has the rows written that name them; a file that none names then goes again.
   * @returns what `write` does
   */
  keep<Result>(files: readonly ReceivedFile[], write: () => Promise<Result>): Promise<Result> {
    return this.#inTurn(async () => {
      try {
        for (const file of files) {
          await this.#blobs.keep(file);
        }
        const written = await write();
        for (const file of files) {
          await this.#blobs.confirm(file);
        }
        return written;
      } finally {
        await this.#sweep(files.map(({ sha256 }) => sha256));
      }
    });
  }

  /** Removes those that no row names any more. @param sha256s empty texts stand for none */
  removeUnused(sha256s: readonly string[]): Promise<void> {
    return this.#inTurn(() => this.#sweep(sha256s));
  }

  /**
   * Removes what a process left that ended before it could write the rows, a day and longer ago.
   * @returns how many
   */
  async removeForgotten(): Promise<number> {
    const old = await this.#blobs.listOld();
    const rows = await this.#database.query(
      `SELECT sha256 FROM models UNION SELECT checkpoint_sha256 FROM runs
        UNION SELECT features_sha256 FROM run_snapshots`,
    );
    const named = new Set(rows.map((row) => asText(row, "sha256")));
    const forgotten = old.filter((sha256) => !named.has(sha256));
    await this.removeUnused(forgotten);
    return forgotten.length;
  }

  /** Forgets copies of what another process has removed, unless a row names them again. */
  forgetCopies(sha256s: readonly string[]): Promise<void> {
    return this.#inTurn(async () => {
      for (const sha256 of sha256s) {
        if (!(await this.#isUsed(sha256))) {
          await this.#blobs.forgetCopy(sha256);
        }
      }
    });
  }

  /** Where a blob lies. @throws Error if its bytes are nowhere, or are others than were kept */
  find(sha256: string): Promise<string> {
    return this.#blobs.find(sha256);
  }

  async #sweep(sha256s: readonly string[]): Promise<void> {
    for (const sha256 of new Set(sha256s)) {
      if (sha256 !== "" && !(await this.#isUsed(sha256))) {
        await this.#blobs.remove(sha256, () => this.#isUsed(sha256));
      }
    }
  }

  async #isUsed(sha256: string): Promise<boolean> {
    const rows = await this.#database.query(
      `SELECT 1 FROM models WHERE sha256 = ?
        UNION ALL SELECT 1 FROM runs WHERE checkpoint_sha256 = ?
        UNION ALL SELECT 1 FROM run_snapshots WHERE features_sha256 = ? LIMIT 1`,
      [sha256, sha256, sha256],
    );
    return rows.length > 0;
  }

  #inTurn<Result>(change: () => Promise<Result>): Promise<Result> {
    const result = this.#lastChange.then(change);
    this.#lastChange = result.catch(() => undefined);
    return result;
  }
}
