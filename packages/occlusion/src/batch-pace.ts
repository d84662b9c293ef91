const firstSize = 4;
const mostSquares = 32;
/** Results come at least so often. */
const longestBatch = 150;
/** What is being computed cannot be stopped. */
const longestStretch = 30;

/**
 * How many squares make a batch, and in how many stretches it is computed: enough squares that weights are read seldom,
 * stretches short enough to stop soon. Both are found once, since each size compiles graphs of its own.
 */
export class BatchPace {
  #size = firstSize;
  #stretches = 1;
  #batches = 0;

  get size(): number {
    return this.#size;
  }

  get stretches(): number {
    return this.#stretches;
  }

  /** The first batch compiles, the second tells. */
  learn(milliseconds: number): void {
    this.#batches += 1;
    if (this.#batches !== 2) return;
    const each = Math.max(0.01, milliseconds / firstSize);
    this.#size = Math.min(mostSquares, 2 ** Math.max(0, Math.floor(Math.log2(longestBatch / each))));
    this.#stretches = Math.ceil((this.#size * each) / longestStretch);
  }
}
