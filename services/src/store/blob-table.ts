import { createReadStream } from "node:fs";
import { dayMilliseconds, type ReceivedFile, type SharedBlobs } from "./blob-store.ts";
import type { Database } from "./database.ts";
import { asBytes, asText } from "./read-row.ts";

const partBytes = 2 ** 20;

/** Blobs in rows of the database, for hosts that share nothing else. */
export class BlobTable implements SharedBlobs {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** All of a blob's rows or none; a blob that is there already is left as it is. */
  save({ path, sha256 }: ReceivedFile): Promise<void> {
    return this.#database.transaction(async ({ query }) => {
      let part = 0;
      for await (const bytes of createReadStream(path, { highWaterMark: partBytes })) {
        await query(
          `INSERT INTO blob_parts (sha256, part, bytes, kept_at) VALUES (?, ?, ?, ${this.#database.dialect.now})
            ON CONFLICT DO NOTHING`,
          [sha256, part, bytes],
        );
        part += 1;
      }
    });
  }

  async has(sha256: string): Promise<boolean> {
    const rows = await this.#database.query("SELECT 1 FROM blob_parts WHERE sha256 = ? LIMIT 1", [sha256]);
    return rows.length > 0;
  }

  async *read(sha256: string): AsyncGenerator<Uint8Array, void> {
    for (let part = 0; ; part++) {
      const [row] = await this.#database.query("SELECT bytes FROM blob_parts WHERE sha256 = ? AND part = ?", [
        sha256,
        part,
      ]);
      if (row === undefined) {
        return;
      }
      yield asBytes(row, "bytes");
    }
  }

  /** Leaves it where another process has listed something of these bytes meanwhile. */
  async remove(sha256: string): Promise<void> {
    await this.#database.query(
      `DELETE FROM blob_parts WHERE sha256 = ? AND NOT EXISTS (
        SELECT 1 FROM models WHERE models.sha256 = ?
        UNION ALL SELECT 1 FROM runs WHERE checkpoint_sha256 = ?
        UNION ALL SELECT 1 FROM run_snapshots WHERE features_sha256 = ?)`,
      [sha256, sha256, sha256, sha256],
    );
  }

  async listOld(): Promise<string[]> {
    const { now } = this.#database.dialect;
    const rows = await this.#database.query(
      `SELECT DISTINCT sha256 FROM blob_parts WHERE kept_at < ${now} - ${dayMilliseconds}`,
    );
    return rows.map((row) => asText(row, "sha256"));
  }

  /** The database is closed by who opened it. */
  close(): void {}
}
