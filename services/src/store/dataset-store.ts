import type { DatasetFiles, DatasetFormat, DatasetSummary } from "../engine/engine-jobs.ts";
import type { Database, Row } from "./database.ts";
import { asText, parseStored } from "./read-row.ts";

/** A registered dataset. */
export interface StoredDataset {
  readonly name: string;
  readonly files: DatasetFiles;
  readonly summary: DatasetSummary;
  readonly builtIn: boolean;
}

/** The datasets there are. */
export class DatasetStore {
  readonly #database: Database;
  readonly #drawings: string | undefined;

  /** @param drawings folder where this machine keeps pictures of what is drawn; undefined: nowhere */
  constructor(database: Database, drawings?: string) {
    this.#database = database;
    this.#drawings = drawings;
  }

  /**
   * Datasets by name, in its order.
   * @param after the name after which the page begins; empty: from the first
   */
  async list(after: string, limit: number): Promise<StoredDataset[]> {
    const rows = await this.#database.query("SELECT * FROM datasets WHERE name > ? ORDER BY name LIMIT ?", [
      after,
      limit,
    ]);
    return rows.map((row) => this.#toDataset(row));
  }

  async names(): Promise<string[]> {
    const rows = await this.#database.query("SELECT name FROM datasets ORDER BY name");
    return rows.map((row) => asText(row, "name"));
  }

  async find(name: string): Promise<StoredDataset | undefined> {
    const rows = await this.#database.query("SELECT * FROM datasets WHERE name = ?", [name]);
    return rows.map((row) => this.#toDataset(row))[0];
  }

  /** @returns false if its name is taken */
  async add({ name, files, summary, builtIn }: StoredDataset): Promise<boolean> {
    const added = await this.#database.query(
      `INSERT INTO datasets (name, format, path, summary, built_in) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT DO NOTHING RETURNING name`,
      [name, files.format, files.path, JSON.stringify(summary), builtIn ? 1 : 0],
    );
    return added.length > 0;
  }

  /** @returns false if there is none of that name */
  async remove(name: string): Promise<boolean> {
    const removed = await this.#database.query("DELETE FROM datasets WHERE name = ? RETURNING name", [name]);
    return removed.length > 0;
  }

  #toDataset(row: Row): StoredDataset {
    const format = asText(row, "format") as DatasetFormat;
    const isKept = format === "menagerie" && this.#drawings !== undefined;
    return {
      name: asText(row, "name"),
      files: { format, path: asText(row, "path"), ...(isKept && { keptIn: this.#drawings }) },
      summary: parseStored<DatasetSummary>(row, "summary"),
      builtIn: row.built_in === 1,
    };
  }
}
