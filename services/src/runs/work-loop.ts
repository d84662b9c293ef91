import { setTimeout as sleep } from "node:timers/promises";
import type { RunStore } from "./run-store.ts";

/** Other processes' runs are looked for so often. */
const pollMilliseconds = 500;
/** The wait after the store failed. */
const troubleMilliseconds = 2000;

export interface WorkLoopOptions {
  readonly runs: RunStore;
  /** Before work is looked for at first; what changes here is looked at at once. */
  readonly firstWaitMilliseconds: number;
  /** Takes what there is to do, and does it. @returns false if there is nothing */
  readonly work: (closing: AbortSignal) => Promise<boolean>;
  /** The store failed, or something that nobody foresaw. */
  readonly onTrouble: (error: unknown) => void;
}

/** Works whenever there is something to do, until it is closed. */
export class WorkLoop {
  readonly #options: WorkLoopOptions;
  readonly #closing = new AbortController();
  readonly #endListening: () => void;
  readonly #running: Promise<void>;
  #wake: () => void = () => undefined;

  constructor(options: WorkLoopOptions) {
    this.#options = options;
    this.#endListening = options.runs.onChange(() => this.#wake());
    this.#running = this.#run();
  }

  /** Ends when what was being done has ended. */
  async close(): Promise<void> {
    this.#closing.abort(new Error("the worker is closed"));
    this.#wake();
    this.#endListening();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { work, onTrouble, firstWaitMilliseconds } = this.#options;
    const { signal } = this.#closing;
    await this.#wait(firstWaitMilliseconds);
    while (!signal.aborted) {
      try {
        if (!(await work(signal))) {
          await this.#wait(pollMilliseconds);
        }
      } catch (error) {
        onTrouble(error);
        await sleep(troubleMilliseconds, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  /** Until something changes, at most so long. */
  async #wait(milliseconds: number): Promise<void> {
    if (this.#closing.signal.aborted) {
      return;
    }
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
