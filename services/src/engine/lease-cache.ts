/** Something that holds resources until it is disposed of. */
export interface Disposable {
  dispose(): void;
}

/** The right to use a cached thing, given back at the end of a `using` scope: it is not disposed of before. */
export interface Lease<Value> {
  readonly value: Value;
  [Symbol.dispose](): void;
}

interface Entry<Value> {
  readonly value: Promise<Value>;
  users: number;
  evicted: boolean;
}

/** Keeps the least recently left things, at most `capacity` of them besides those in use; each is made once. */
export class LeaseCache<Value extends Disposable> {
  readonly #capacity: number;
  /** Least recently used first. */
  readonly #entries = new Map<string, Entry<Value>>();

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** @throws what `make` throws; a failure is not kept */
  async lease(key: string, make: () => Promise<Value>): Promise<Lease<Value>> {
    const entry = this.#entries.get(key) ?? { value: make(), users: 0, evicted: false };
    entry.users += 1;
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    try {
      const value = await entry.value;
      let released = false;
      return {
        value,
        [Symbol.dispose]: () => {
          if (!released) {
            released = true;
            this.#leave(entry, value);
          }
        },
      };
    } catch (error) {
      if (this.#entries.get(key) === entry) {
        this.#entries.delete(key);
      }
      throw error;
    }
  }

  #leave(entry: Entry<Value>, value: Value): void {
    entry.users -= 1;
    if (entry.evicted && entry.users === 0) {
      value.dispose();
    }
    this.#evict();
  }

  #evict(): void {
    const idle = [...this.#entries].filter(([, entry]) => entry.users === 0);
    for (const [key, entry] of idle.slice(0, Math.max(0, idle.length - this.#capacity))) {
      this.#entries.delete(key);
      entry.evicted = true;
      void entry.value.then((value) => value.dispose());
    }
  }
}
