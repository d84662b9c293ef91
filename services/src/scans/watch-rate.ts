interface Sample {
  readonly at: number;
  readonly done: number;
}

const windowMilliseconds = 10_000;

/** Where nothing has come for so long, and for twice as long as usual, it stands still. */
const stillMilliseconds = 5000;

/** How fast something goes on, by what was done of it lately. Times are in milliseconds. */
export class ProgressRate {
  /** The oldest lies outside the window, if any does. */
  readonly #samples: Sample[] = [];

  add(done: number, at: number): void {
    const last = this.#samples.at(-1);
    if (done === last?.done) {
      return;
    }
    if (last !== undefined && done < last.done) {
      this.#samples.length = 0;
    }
    this.#samples.push({ at, done });
    while ((this.#samples[1]?.at ?? at) < at - windowMilliseconds) {
      this.#samples.shift();
    }
  }

  /**
   * Items a second.
   * @returns undefined as long as it is not known, and while nothing comes any more
   */
  perSecond(at: number): number | undefined {
    const [first] = this.#samples;
    const last = this.#samples.at(-1);
    if (first === undefined || last === undefined || first === last) {
      return undefined;
    }
    const gaps = this.#samples.slice(1).map((sample, index) => sample.at - this.#samples[index]!.at);
    const usual = Math.max(...gaps);
    if (at - last.at > Math.max(stillMilliseconds, 2 * usual)) {
      return undefined;
    }
    return (1000 * (last.done - first.done)) / Math.max(1, last.at - first.at);
  }
}
