const firstSize = 4;
const firstBatches = 4;
const mostSquares = 32;
/** What is being computed cannot be stopped. */
const longestStretch = 40;
/** Reading the weights may take so much of a batch's time. */
const weightShare = 0.15;
/** About what one memory channel gives. */
const bytesPerMillisecond = 10e6;

/**
 * How many squares make a batch, and in how many stretches it is computed: as many as can be stopped soon in one stretch,
 * but enough that reading the weights does not count. Both are found once, since each size compiles graphs of its own.
 */
export class BatchPace {
  readonly #weightMilliseconds: number;
  #size = firstSize;
  #stretches = 1;
  #batches = 0;
  #quickest = Number.POSITIVE_INFINITY;

  /** @param weightBytes that every batch reads */
  constructor(weightBytes: number) {
    this.#weightMilliseconds = weightBytes / bytesPerMillisecond;
  }

  get size(): number {
    return this.#size;
  }

  get stretches(): number {
    return this.#stretches;
  }

  /** The batch that begins what is left: few squares do not fill a large one, and go into small ones. */
  next(left: number): { readonly size: number; readonly stretches: number } {
    if (this.#size > 2 * firstSize && left <= 2 * firstSize) return { size: firstSize, stretches: 1 };
    return { size: this.#size, stretches: this.#stretches };
  }

  /** The first batch compiles; of the next ones the quickest tells, in which nothing else was done. */
  learn(milliseconds: number): void {
    this.#batches += 1;
    if (this.#batches > 1) this.#quickest = Math.min(this.#quickest, milliseconds);
    if (this.#batches !== firstBatches) return;
    const weights = Math.min(this.#weightMilliseconds, 0.75 * this.#quickest);
    const square = Math.max(0.01, (this.#quickest - weights) / firstSize);
    const quick = (longestStretch - weights) / square;
    const worthwhile = weights / (weightShare * square);
    this.#size = Math.min(mostSquares, powerOfTwo(Math.max(1, quick, worthwhile)));
    this.#stretches = Math.max(1, Math.ceil((weights + this.#size * square) / longestStretch));
  }
}

function powerOfTwo(most: number): number {
  return 2 ** Math.floor(Math.log2(most));
}
