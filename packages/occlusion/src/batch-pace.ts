const firstSize = 4;
const mostSquares = 32;
/** A batch that is being computed cannot be stopped. */
const longestMilliseconds = 40;

/**
 * How many squares make a batch: as many as keep a sweep quick to stop. The first two batches are small; the size is
 * then changed once, since every size compiles a graph of its own.
 */
export class BatchPace {
  #size = firstSize;
  #batches = 0;

  get size(): number {
    return this.#size;
  }

  /** The first batch compiles, the second tells. */
  learn(milliseconds: number): void {
    this.#batches += 1;
    if (this.#batches !== 2) return;
    const squares = (firstSize * longestMilliseconds) / Math.max(0.01, milliseconds);
    this.#size = Math.min(mostSquares, 2 ** Math.max(0, Math.floor(Math.log2(squares))));
  }
}
