import { ByteBound } from "../store/byte-bound.ts";
import type { Database } from "../store/database.ts";
import { asBytes } from "../store/read-row.ts";

/** Beside a result's bytes. */
const rowBytes = 200;

/** Results of measurements by what they depend on; the oldest go when there are too many. */
export class ResultStore {
  readonly #database: Database;
  readonly #mostBytes: number;
  readonly #bound: ByteBound;

  /** @param mostBytes about what they may take on disk */
  constructor(database: Database, mostBytes: number) {
    this.#database = database;
    this.#mostBytes = mostBytes;
    this.#bound = new ByteBound(database, "results", mostBytes);
  }

  async find(key: string): Promise<Uint8Array | undefined> {
    const [row] = await this.#database.query("SELECT result FROM results WHERE key = ?", [key]);
    return row && asBytes(row, "result");
  }

  /** The newest of those whose keys begin like this. */
  async findLast(start: string): Promise<Uint8Array | undefined> {
    const [row] = await this.#database.query(
      "SELECT result FROM results WHERE SUBSTR(key, 1, ?) = ? ORDER BY made_at DESC LIMIT 1",
      [start.length, start],
    );
    return row && asBytes(row, "result");
  }

  /** Keeps a result; one that is there already stays. One larger than all may be is not kept. */
  async add(key: string, result: Uint8Array): Promise<void> {
    const bytes = rowBytes + result.length;
    if (bytes > this.#mostBytes) {
      return;
    }
    await this.#database.query(
      "INSERT INTO results (key, made_at, bytes, result) VALUES (?, ?, ?, ?) ON CONFLICT (key) DO NOTHING",
      [key, Date.now(), bytes, result],
    );
    await this.#bound.wrote(bytes);
  }

  async remove(key: string): Promise<void> {
    await this.#database.query("DELETE FROM results WHERE key = ?", [key]);
  }
}
