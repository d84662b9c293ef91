/** Back-pressure of one job: it may be ahead of its reader by so many bytes, or by one result if that is larger. */
export class ResultWindow {
  readonly #limit: number;
  readonly #onStall: () => void;
  #unread = 0;
  #wake: (() => void) | undefined;

  constructor(limit: number, onStall: () => void) {
    this.#limit = limit;
    this.#onStall = onStall;
  }

  /** Waits until a result of that size may be sent, then counts it. */
  async take(bytes: number, signal: AbortSignal): Promise<void> {
    while (this.#unread > 0 && this.#unread + bytes > this.#limit) {
      this.#onStall();
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
        signal.addEventListener("abort", () => resolve(), { once: true });
      });
      signal.throwIfAborted();
    }
    this.#unread += bytes;
  }

  /** The reader took so many bytes. */
  give(bytes: number): void {
    this.#unread -= bytes;
    this.#wake?.();
  }
}
