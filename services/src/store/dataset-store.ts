import type { Client, Row } from "@libsql/client";
import type { DatasetFiles, DatasetFormat, DatasetSummary } from "../engine/engine-jobs.ts";
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
  readonly #database: Client;

  constructor(database: Client) {
    this.#database = database;
  }

  /**
   * Datasets by name, in its order.
   * @param after the name after which the page begins; empty: from the first
   */
  async list(after: string, limit: number): Promise<StoredDataset[]> {
    const { rows } = await this.#database.execute({
      sql: "SELECT * FROM datasets WHERE name > ? ORDER BY name LIMIT ?",
      args: [after, limit],
    });
    return rows.map(toDataset);
  }

  async names(): Promise<string[]> {
    const { rows } = await this.#database.execute("SELECT name FROM datasets ORDER BY name");
    return rows.map((row) => asText(row, "name"));
  }

  async find(name: string): Promise<StoredDataset | undefined> {
    const { rows } = await this.#database.execute({ sql: "SELECT * FROM datasets WHERE name = ?", args: [name] });
    return rows.map(toDataset)[0];
  }

  /** @returns false if its name is taken */
  async add({ name, files, summary, builtIn }: StoredDataset): Promise<boolean> {
    const { rowsAffected } = await this.#database.execute({
      sql: "INSERT OR IGNORE INTO datasets (name, format, path, summary, built_in) VALUES (?, ?, ?, ?, ?)",
      args: [name, files.format, files.path, JSON.stringify(summary), builtIn ? 1 : 0],
    });
    return rowsAffected > 0;
  }

  /** @returns false if there is none of that name */
  async remove(name: string): Promise<boolean> {
    const { rowsAffected } = await this.#database.execute({ sql: "DELETE FROM datasets WHERE name = ?", args: [name] });
    return rowsAffected > 0;
  }
}

function toDataset(row: Row): StoredDataset {
  return {
    name: asText(row, "name"),
    files: { format: asText(row, "format") as DatasetFormat, path: asText(row, "path") },
    summary: parseStored<DatasetSummary>(row, "summary"),
    builtIn: row.built_in === 1,
  };
}
