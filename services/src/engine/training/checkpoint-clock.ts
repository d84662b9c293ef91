/** So long, at most, a kill costs. */
const usualMilliseconds = 10_000;
/** A checkpoint takes at most this share of the time. */
const largestShare = 0.02;

/** When the next checkpoint is due. */
export class CheckpointClock {
  #dueAt = performance.now() + usualMilliseconds;

  get isDue(): boolean {
    return performance.now() >= this.#dueAt;
  }

  /** Makes a checkpoint, and waits the longer for the next the longer it took. */
  async time<Result>(make: () => Promise<Result>): Promise<Result> {
    const startedAt = performance.now();
    const result = await make();
    const now = performance.now();
    this.#dueAt = now + Math.max(usualMilliseconds, (now - startedAt) / largestShare);
    return result;
  }
}
