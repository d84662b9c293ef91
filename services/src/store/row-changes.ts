import type { Database } from "./database.ts";
import { asNumber, asText } from "./read-row.ts";

type Listener = (id: string) => void;

/** Other processes' changes are seen so often. */
const pollMilliseconds = 400;

/** Tells listeners which rows changed: this process's changes at once, others' when the database is looked at. */
export class RowChanges {
  readonly #database: Database;
  readonly #table: string;
  readonly #listeners = new Set<Listener>();
  #versions: ReadonlyMap<string, number> | undefined;
  #timer: NodeJS.Timeout | undefined;

  /** @param table whose rows have an id and a version */
  constructor(database: Database, table: "scans" | "runs") {
    this.#database = database;
    this.#table = table;
  }

  /** @returns ends it */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    this.#timer ??= setTimeout(() => this.#poll(), 0);
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) {
        clearTimeout(this.#timer);
        this.#timer = undefined;
        this.#versions = undefined;
      }
    };
  }

  tell(id: string): void {
    for (const listener of [...this.#listeners]) {
      listener(id);
    }
  }

  /** While the database is away, nothing changes. */
  #poll(): void {
    this.#look()
      .catch(() => undefined)
      .finally(() => {
        if (this.#listeners.size > 0) {
          this.#timer = setTimeout(() => this.#poll(), pollMilliseconds).unref();
        }
      });
  }

  async #look(): Promise<void> {
    const rows = await this.#database.query(`SELECT id, version FROM ${this.#table}`);
    const before = this.#versions;
    const now = new Map(rows.map((row) => [asText(row, "id"), asNumber(row, "version")]));
    this.#versions = now;
    if (before !== undefined) {
      const ids = new Set([...before.keys(), ...now.keys()]);
      for (const id of ids) {
        if (before.get(id) !== now.get(id)) {
          this.tell(id);
        }
      }
    }
  }
}
