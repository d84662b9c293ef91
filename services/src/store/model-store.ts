import type { Preprocessing } from "@deconvscope/datasets";
import type { ModelFile } from "../engine/engine-jobs.ts";
import type { ModelAnatomy } from "../engine/model-anatomy.ts";
import type { ReceivedFile } from "./blob-store.ts";
import type { Database, Queries, Row } from "./database.ts";
import { asText, parseStored } from "./read-row.ts";
import type { ReferencedBlobs } from "./referenced-blobs.ts";
import type { UsedModels } from "./used-models.ts";

/** A model as it is kept: everything but its bytes. */
export interface StoredModel {
  readonly name: string;
  readonly sha256: string;
  readonly description: string;
  /** Name of the dataset it was trained on; empty: not known. */
  readonly dataset: string;
  readonly preprocessing: Preprocessing;
  /** One a class, or none. */
  readonly labels: readonly string[];
  /** [height, width, channels] that was given because the file leaves it open. */
  readonly givenInputShape: readonly number[] | undefined;
  readonly anatomy: ModelAnatomy;
  /** Trained with a sigmoid a class, whatever softmax stands at its end. */
  readonly independentClasses: boolean;
  readonly builtIn: boolean;
}

/** The models there are. */
export class ModelStore {
  readonly #database: Database;
  readonly #blobs: ReferencedBlobs;

  readonly #used: UsedModels;

  constructor(database: Database, blobs: ReferencedBlobs, used: UsedModels) {
    this.#database = database;
    this.#blobs = blobs;
    this.#used = used;
  }

  /**
   * Models by name, in its order.
   * @param after the name after which the page begins; empty: from the first
   */
  async list(after: string, limit: number): Promise<StoredModel[]> {
    const rows = await this.#database.query("SELECT * FROM models WHERE name > ? ORDER BY name LIMIT ?", [
      after,
      limit,
    ]);
    return rows.map(toModel);
  }

  async names(): Promise<string[]> {
    const rows = await this.#database.query("SELECT name FROM models ORDER BY name");
    return rows.map((row) => asText(row, "name"));
  }

  async find(name: string): Promise<StoredModel | undefined> {
    const rows = await this.#database.query("SELECT * FROM models WHERE name = ?", [name]);
    return rows.map(toModel)[0];
  }

  /**
   * Lists a model whose bytes were received; both or neither.
   * @returns false if its name is taken
   */
  async add(model: StoredModel, file: ReceivedFile): Promise<boolean> {
    if ((await this.find(model.name)) !== undefined) {
      return false;
    }
    return await this.#blobs.keep([file], () => insertModel(this.#database, model));
  }

  /** @returns false if there is none of that name */
  async remove(name: string): Promise<boolean> {
    const [removed] = await this.#database.query("DELETE FROM models WHERE name = ? RETURNING sha256", [name]);
    if (removed === undefined) {
      return false;
    }
    await this.#blobs.removeUnused([asText(removed, "sha256")]);
    return true;
  }

  /**
   * What the engine needs of a model.
   * @throws Error if its bytes are nowhere, or are others than were kept
   */
  async file(model: StoredModel): Promise<ModelFile> {
    this.#used.add(model.sha256);
    return {
      path: await this.#blobs.find(model.sha256),
      sha256: model.sha256,
      inputShape: model.givenInputShape,
      preprocessing: model.preprocessing,
      independentClasses: model.independentClasses,
    };
  }
}

/** A model's row. @returns false if its name is taken */
export async function insertModel(queries: Queries, model: StoredModel): Promise<boolean> {
  const added = await queries.query(
    `INSERT INTO models
      (name, sha256, description, dataset, preprocessing, labels, given_input_shape, anatomy, independent_classes,
        built_in)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING name`,
    [
      model.name,
      model.sha256,
      model.description,
      model.dataset,
      JSON.stringify(model.preprocessing),
      JSON.stringify(model.labels),
      model.givenInputShape === undefined ? null : JSON.stringify(model.givenInputShape),
      JSON.stringify(model.anatomy),
      model.independentClasses ? 1 : 0,
      model.builtIn ? 1 : 0,
    ],
  );
  return added.length > 0;
}

function toModel(row: Row): StoredModel {
  return {
    name: asText(row, "name"),
    sha256: asText(row, "sha256"),
    description: asText(row, "description"),
    dataset: asText(row, "dataset"),
    preprocessing: parseStored<Preprocessing>(row, "preprocessing"),
    labels: parseStored<string[]>(row, "labels"),
    givenInputShape: row.given_input_shape === null ? undefined : parseStored<number[]>(row, "given_input_shape"),
    anatomy: parseStored<ModelAnatomy>(row, "anatomy"),
    independentClasses: row.independent_classes === 1,
    builtIn: row.built_in === 1,
  };
}
