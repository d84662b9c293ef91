import type { Database } from "./database.ts";
import { asNumber } from "./read-row.ts";

/** Of the bound: that much may be written before it is looked at again, and that much more than needed is removed. */
const slack = 1 / 16;

/** Keeps a table of made_at and bytes from taking much more than it may: its oldest rows go. */
export class ByteBound {
  readonly #database: Database;
  readonly #table: string;
  readonly #mostBytes: number;
  /** Bytes written since their sum was last looked at. */
  #unchecked = Number.POSITIVE_INFINITY;

  /** @param mostBytes about what the rows may take on disk */
  constructor(database: Database, table: "pictures" | "results", mostBytes: number) {
    this.#database = database;
    this.#table = table;
    this.#mostBytes = mostBytes;
  }

  /** Rows were written. */
  async wrote(bytes: number): Promise<void> {
    this.#unchecked += bytes;
    if (this.#unchecked > this.#mostBytes * slack) {
      this.#unchecked = 0;
      await this.#removeOldest();
    }
  }

  async #removeOldest(): Promise<void> {
    const table = this.#table;
    const [row] = await this.#database.query(`SELECT CAST(COALESCE(SUM(bytes), 0) AS BIGINT) AS bytes FROM ${table}`);
    const bytes = row === undefined ? 0 : asNumber(row, "bytes");
    if (bytes <= this.#mostBytes) {
      return;
    }
    const excess = Math.ceil(bytes - this.#mostBytes * (1 - slack));
    await this.#database.query(
      `DELETE FROM ${table} WHERE made_at <= (
        SELECT MIN(made_at) FROM (SELECT made_at, SUM(bytes) OVER (ORDER BY made_at) AS reached FROM ${table}) AS sums
        WHERE reached >= ?
      )`,
      [excess],
    );
  }
}
