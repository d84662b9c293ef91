import type { DatasetFiles } from "../engine/engine-jobs.ts";
import { ByteBound } from "../store/byte-bound.ts";
import type { Database, Row } from "../store/database.ts";
import { asBytes, asNumber, asText } from "../store/read-row.ts";

/** The pictures of one unit on one image. */
export interface Pictures {
  /** ±scale is 0 … 255 of the projection. */
  readonly scale: number;
  readonly projectionPng: Uint8Array;
  readonly patchPng: Uint8Array;
}

/** Whose pictures these are: with either, they go. */
export interface PictureOwners {
  readonly modelSha256: string;
  readonly dataset: DatasetFiles;
}

/** Beside the pictures themselves. */
const rowBytes = 300;

/** Pictures that were made for tops; the oldest go when there are too many. */
export class PictureStore {
  readonly #database: Database;
  readonly #bound: ByteBound;

  /** @param mostBytes about what they may take on disk */
  constructor(database: Database, mostBytes: number) {
    this.#database = database;
    this.#bound = new ByteBound(database, "pictures", mostBytes);
  }

  /** Those that there are, by key, in one query. */
  async find(keys: readonly string[]): Promise<Map<string, Pictures>> {
    if (keys.length === 0) {
      return new Map();
    }
    const wanted = keys.map(() => "?").join(", ");
    const rows = await this.#database.query(
      `SELECT key, scale, projection, patch FROM pictures WHERE key IN (${wanted})`,
      keys,
    );
    return new Map(rows.map((row) => [asText(row, "key"), toPictures(row)]));
  }

  /** Keeps pictures by their keys; those that there are already stay. */
  async add({ modelSha256, dataset }: PictureOwners, pictures: ReadonlyMap<string, Pictures>): Promise<void> {
    if (pictures.size === 0) {
      return;
    }
    const madeAt = Date.now();
    const rows = [...pictures].map(([key, { scale, projectionPng, patchPng }]) => {
      const bytes = rowBytes + projectionPng.length + patchPng.length;
      return [key, madeAt, bytes, modelSha256, nameDataset(dataset), scale, projectionPng, patchPng] as const;
    });
    await this.#database.query(
      `INSERT INTO pictures (key, made_at, bytes, model_sha256, dataset, scale, projection, patch)
        VALUES ${rows.map(() => "(?, ?, ?, ?, ?, ?, ?, ?)").join(", ")} ON CONFLICT (key) DO NOTHING`,
      rows.flat(),
    );
    await this.#bound.wrote(rows.reduce((sum, [, , bytes]) => sum + bytes, 0));
  }

  async removeOfModel(sha256: string): Promise<void> {
    await this.#database.query("DELETE FROM pictures WHERE model_sha256 = ?", [sha256]);
  }

  async removeOfDataset(dataset: DatasetFiles): Promise<void> {
    await this.#database.query("DELETE FROM pictures WHERE dataset = ?", [nameDataset(dataset)]);
  }
}

function nameDataset({ format, path }: DatasetFiles): string {
  return `${format} ${path}`;
}

function toPictures(row: Row): Pictures {
  return {
    scale: asNumber(row, "scale"),
    projectionPng: asBytes(row, "projection"),
    patchPng: asBytes(row, "patch"),
  };
}
