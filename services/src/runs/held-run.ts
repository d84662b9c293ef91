import type { RunStore } from "./run-store.ts";

const beatMilliseconds = 1000;

/** Keeps what a worker holds of a run while it works on it, and tells when it is lost. */
export class HeldRun implements AsyncDisposable {
  readonly #extend: () => Promise<boolean>;
  readonly #lost = new AbortController();
  readonly #endListening: () => void;
  readonly #timer: NodeJS.Timeout;
  #beating: Promise<void> | undefined;
  #isStale = false;

  /** @param extend renews the lease; false: it is lost */
  constructor(run: string, runs: RunStore, extend: () => Promise<boolean>) {
    this.#extend = extend;
    this.#timer = setInterval(() => this.#beat(), beatMilliseconds);
    this.#endListening = runs.onChange((id) => {
      if (id === run) {
        this.#beat();
      }
    });
  }

  /** Fires when the lease ran out, or the run was stopped or deleted. */
  get lost(): AbortSignal {
    return this.#lost.signal;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#timer);
    this.#endListening();
    await this.#beating;
  }

  /** What changes while it is looked at is looked at again. */
  #beat(): void {
    this.#isStale = true;
    this.#beating ??= this.#look().finally(() => {
      this.#beating = undefined;
    });
  }

  /** While the store is away, the lease runs; the commit will tell. */
  async #look(): Promise<void> {
    while (this.#isStale) {
      this.#isStale = false;
      if (!(await this.#extend().catch(() => true))) {
        this.#lost.abort(new Error("the run is not this worker's any more"));
      }
    }
  }
}
