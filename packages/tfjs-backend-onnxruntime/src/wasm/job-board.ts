/** Bytes at the beginning of shared memory that say what is to be computed. */
export const BOARD_BYTES = 256;

/** Places of the board, in words. */
const BELL = 0;
const NEXT = 1;
const DONE = 2;
const PROGRAM = 3;
const MAPS = 4;
const MAPS_PER_SHARE = 5;
/** The word before it tells how many areas there are: addresses and bytes a map, in turns. */
const AREAS = 7;
const MOST_AREAS = 8;

/** Of the word that counts shares, the lower half; the upper one is the job's number. */
const SHARE_BITS = 16;
const SHARES = 2 ** SHARE_BITS - 1;
/** In place of the next share, while a job is written. */
const CLOSED = SHARES;
/** A thread that takes longer for its share than so many waits is gone. A process that was stopped loses one of them. */
const PATIENCE = 60;
const WAIT_MS = 1000;

/** Where numbers of a job lie: where its first map begins, and how long one is. In bytes. */
export interface Area {
  readonly address: number;
  readonly mapBytes: number;
}

export interface Job {
  /** Number under which threads know the program. */
  readonly program: number;
  readonly maps: number;
  readonly mapsPerShare: number;
  /** Of the operands, then of the result. */
  readonly areas: readonly Area[];
}

/** Some maps of a job. */
export interface Share {
  readonly program: number;
  readonly maps: number;
  /** Where the first of them lie. */
  readonly addresses: readonly number[];
}

/**
 * One job at a time, cut in shares that threads take until none is left. A share is taken by replacing the word that
 * holds the job's number and the next share: what was read of another job before does no harm, since the number differs,
 * and while a job is written that word has no share to take.
 */
export class JobBoard {
  readonly #words: Int32Array;

  constructor(memory: SharedArrayBuffer) {
    this.#words = new Int32Array(memory, 0, BOARD_BYTES / Int32Array.BYTES_PER_ELEMENT);
  }

  /** Announces a job, the last one being done. */
  post({ program, maps, mapsPerShare, areas }: Job): void {
    if (areas.length > MOST_AREAS) throw new RangeError(`areas: expected at most ${MOST_AREAS}, got ${areas.length}`);
    const words = this.#words;
    const number = ((words[NEXT]! >>> SHARE_BITS) + 1) & SHARES;
    Atomics.store(words, NEXT, (number << SHARE_BITS) | CLOSED);
    words.set([0, program, maps, mapsPerShare, areas.length], DONE);
    words.set(
      areas.flatMap(({ address, mapBytes }) => [address, mapBytes]),
      AREAS,
    );
    Atomics.store(words, NEXT, number << SHARE_BITS);
    Atomics.add(words, BELL, 1);
    Atomics.notify(words, BELL);
  }

  /** The next share of the job; undefined when none is left. */
  take(): Share | undefined {
    const words = this.#words;
    for (;;) {
      const next = Atomics.load(words, NEXT);
      if ((next & SHARES) === CLOSED) return undefined;
      const fields = Array.from(words.subarray(PROGRAM, AREAS));
      const [program, maps, mapsPerShare, count] = fields as [number, number, number, number];
      const first = (next & SHARES) * mapsPerShare;
      if (first >= maps) return undefined;
      const areas = Array.from(words.subarray(AREAS, AREAS + 2 * count));
      if (Atomics.compareExchange(words, NEXT, next, next + 1) !== next) continue;
      const addresses = Array.from({ length: count }, (_, place) => areas[2 * place]! + first * areas[2 * place + 1]!);
      return { program, maps: Math.min(mapsPerShare, maps - first), addresses };
    }
  }

  /** Tells that a share is computed. */
  finishShare(): void {
    Atomics.add(this.#words, DONE, 1);
    Atomics.notify(this.#words, DONE);
  }

  /** Returns when all shares are computed. @throws Error if a thread does not come back */
  waitForShares(): void {
    const words = this.#words;
    const shares = Math.ceil(words[MAPS]! / words[MAPS_PER_SHARE]!);
    for (let waits = 0; ; waits++) {
      const done = Atomics.load(words, DONE);
      if (done >= shares) return;
      if (waits === PATIENCE)
        throw new Error(`expected ${shares} shares of ${words[MAPS]} maps, got ${done} in ${PATIENCE} s`);
      if (Atomics.wait(words, DONE, done, WAIT_MS) !== "timed-out") waits = -1;
    }
  }

  /** How often jobs were announced. */
  get bell(): number {
    return Atomics.load(this.#words, BELL);
  }

  /** Returns when a job has been announced since `bell` was as given. */
  waitForJob(bell: number): void {
    Atomics.wait(this.#words, BELL, bell);
  }
}
