import type { Database } from "./database.ts";
import { asText } from "./read-row.ts";

/** Other processes' deletions are seen so often, by who used a model. */
const pollMilliseconds = 2000;

/** Tells of models that this process used and another one has deleted since. */
export class UsedModels {
  readonly #database: Database;
  readonly #onGone: (sha256s: readonly string[]) => Promise<void>;
  readonly #used = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> = Promise.resolve();

  /** @param onGone told of bytes that no model has any more */
  constructor(database: Database, onGone: (sha256s: readonly string[]) => Promise<void>) {
    this.#database = database;
    this.#onGone = onGone;
  }

  /** The model with these bytes is used from now on. */
  add(sha256: string): void {
    this.#used.add(sha256);
    this.#timer ??= setInterval(() => {
      // While the database is away, nothing is deleted.
      this.#looking = this.#looking.then(() => this.#look()).catch(() => undefined);
    }, pollMilliseconds).unref();
  }

  /** Ends it, once what is being looked at has been. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#looking;
  }

  async #look(): Promise<void> {
    const rows = await this.#database.query("SELECT DISTINCT sha256 FROM models");
    const there = new Set(rows.map((row) => asText(row, "sha256")));
    const gone = [...this.#used].filter((sha256) => !there.has(sha256));
    if (gone.length > 0) {
      await this.#onGone(gone);
    }
    // Should that fail, it is tried again.
    for (const sha256 of gone) {
      this.#used.delete(sha256);
    }
    if (this.#used.size === 0) {
      clearInterval(this.#timer);
      this.#timer = undefined;
    }
  }
}
