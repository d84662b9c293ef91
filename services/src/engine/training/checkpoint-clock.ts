/** A checkpoint takes at most this share of the time. */
const largestShare = 0.02;

/** When the next checkpoint is due. */
export class CheckpointClock {
  readonly #milliseconds: number;
  #dueAt: number;

  /** @param seconds between two checkpoints: about what a kill costs */
  constructor(seconds: number) {
    this.#milliseconds = 1000 * seconds;
    this.#dueAt = performance.now() + this.#milliseconds;
  }

  get isDue(): boolean {
    return performance.now() >= this.#dueAt;
  }

  /** Makes a checkpoint, and waits the longer for the next the longer it took. */
  async time<Result>(make: () => Promise<Result>): Promise<Result> {
    const startedAt = performance.now();
    const result = await make();
    const now = performance.now();
    this.#dueAt = now + Math.max(this.#milliseconds, (now - startedAt) / largestShare);
    return result;
  }
}
