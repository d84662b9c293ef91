import type { EngineJobName, EngineJobs } from "./engine-jobs.ts";

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
  #ended: { error: unknown } | undefined;
  #wake: (() => void) | undefined;

  constructor(id: number, order: EngineOrder) {
    this.id = id;
    this.order = order;
  }

  get ended(): boolean {
    return this.#ended !== undefined;
  }

  push(item: unknown, bytes: number): void {
    if (!this.ended) {
      this.#unread.push({ item, bytes });
      this.#wake?.();
    }
  }

  /** @param error what the reader gets; undefined: all results are there */
  end(error?: unknown): void {
    this.#ended ??= { error };
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
