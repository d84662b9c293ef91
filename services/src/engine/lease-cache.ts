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
  readonly making: Promise<Value>;
  made: Value | undefined;
  users: number;
}

/** Keeps the least recently left things, at most `capacity` of them besides those in use; each is made once. */
export class LeaseCache<Value extends Disposable> {
  readonly #capacity: number;
  /** Least recently used first. */
  readonly #entries = new Map<string, Entry<Value>>();

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get size(): number {
    return this.#entries.size;
  }

  /** @throws what `make` throws; a failure is not kept */
  async lease(key: string, make: () => Promise<Value>): Promise<Lease<Value>> {
    const entry = this.#entries.get(key) ?? { making: make(), made: undefined, users: 0 };
    entry.users += 1;
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    try {
      const value = await entry.making;
      entry.made = value;
      let released = false;
      return {
        value,
        [Symbol.dispose]: () => {
          if (!released) {
            released = true;
            entry.users -= 1;
            this.#release(key, entry);
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

  /** Keeps nothing of these keys any more; what is in use is disposed of once it is not. */
  drop(isDropped: (key: string) => boolean): void {
    for (const [key, entry] of [...this.#entries].filter(([key]) => isDropped(key))) {
      this.#entries.delete(key);
      this.#release(key, entry);
    }
  }

  #release(key: string, entry: Entry<Value>): void {
    if (this.#entries.get(key) === entry) {
      this.#evict();
    } else if (entry.users === 0) {
      entry.made?.dispose();
    }
  }

  #evict(): void {
    const idle = [...this.#entries].filter(([, entry]) => entry.users === 0);
    for (const [key, entry] of idle.slice(0, Math.max(0, idle.length - this.#capacity))) {
      this.#entries.delete(key);
      entry.made?.dispose();
    }
  }
}
