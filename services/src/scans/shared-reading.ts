import { once, setMaxListeners } from "node:events";

/** The store is asked at most that often for one thing, however many watch it. */
const intervalMilliseconds = 250;

/** Something that is read anew as it changes, for all who watch it. */
export class SharedReading {
  readonly #read: () => Promise<void>;
  readonly #onRead: () => void;
  readonly #events = new EventTarget();
  #readings = 0;
  #readAt = Number.NEGATIVE_INFINITY;
  #reading = false;
  #isStale = false;
  #error: unknown;
  #timer: NodeJS.Timeout | undefined;

  /** @param onRead called after each reading */
  constructor(read: () => Promise<void>, onRead: () => void) {
    this.#read = read;
    this.#onRead = onRead;
    setMaxListeners(0, this.#events);
  }

  /** Readings so far. */
  get readings(): number {
    return this.#readings;
  }

  /** What the last reading threw. */
  get error(): unknown {
    return this.#error;
  }

  /** Sees that it is read soon. */
  touch(): void {
    if (this.#reading) {
      this.#isStale = true;
      return;
    }
    const wait = Math.max(0, this.#readAt + intervalMilliseconds - performance.now());
    this.#timer ??= setTimeout(() => void this.#look(), wait).unref();
  }

  /** Ends when it was read so often. @throws the signal's reason */
  async reach(readings: number, signal: AbortSignal): Promise<void> {
    while (this.#readings < readings) {
      try {
        await once(this.#events, "read", { signal });
      } catch (error) {
        signal.throwIfAborted();
        throw error;
      }
    }
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  async #look(): Promise<void> {
    this.#timer = undefined;
    this.#reading = true;
    this.#isStale = false;
    try {
      await this.#read();
      this.#error = undefined;
    } catch (error) {
      this.#error = error;
    }
    this.#readings += 1;
    this.#reading = false;
    this.#readAt = performance.now();
    this.#events.dispatchEvent(new Event("read"));
    this.#onRead();
    if (this.#isStale) {
      this.touch();
    }
  }
}
