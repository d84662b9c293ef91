import type { EngineJobName, EngineJobs } from "./engine-jobs.ts";
import type { JobObserver } from "./observe-job.ts";

/** What is asked of the engine: a job's name and its request. */
export type EngineOrder = {
  readonly [Name in EngineJobName]: { readonly name: Name; readonly request: EngineJobs[Name]["request"] };
}[EngineJobName];

/** One job between its reader here and the engine: results that wait to be read, then how it ended. */
export class EngineCall {
  readonly id: number;
  readonly order: EngineOrder;
  /** The engine waits until results are read. */
  stalled = false;
  readonly #unread: { item: unknown; bytes: number }[] = [];
  readonly #observer: JobObserver | undefined;
  #ended: { error: unknown } | undefined;
  #wake: (() => void) | undefined;

  constructor(id: number, order: EngineOrder, observer?: JobObserver) {
    this.id = id;
    this.order = order;
    this.#observer = observer;
  }

  get ended(): boolean {
    return this.#ended !== undefined;
  }

  /** The engine does it from now on. */
  start(): void {
    this.#observer?.started();
  }

  push(item: unknown, bytes: number): void {
    if (!this.ended) {
      this.#unread.push({ item, bytes });
      this.#wake?.();
    }
  }

  /** @param error what the reader gets; undefined: all results are there */
  end(error?: unknown): void {
    if (this.#ended === undefined) {
      this.#ended = { error };
      this.#observer?.ended(error);
    }
    this.#wake?.();
  }

  /**
   * The next result, or undefined after the last. A failure comes after the results before it.
   * @throws whatever the call ended with
   */
  async read(): Promise<{ item: unknown; bytes: number } | undefined> {
    for (;;) {
      const result = this.#unread.shift();
      if (result !== undefined) {
        return result;
      }
      if (this.#ended !== undefined) {
        if (this.#ended.error !== undefined) {
          throw this.#ended.error;
        }
        return undefined;
      }
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      this.#wake = undefined;
    }
  }
}
