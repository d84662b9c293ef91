import { ProgressRate } from "../scans/watch-rate.ts";

/** How far a measurement is, for the wire: what was done of it, how fast, and how long it takes still. */
export class MeasurementProgress {
  readonly #rate = new ProgressRate();

  constructor() {
    this.#rate.add(0, performance.now());
  }

  tell(done: number, total: number) {
    this.#rate.add(done, performance.now());
    const rate = this.#rate.perSecond(performance.now());
    const left = rate === undefined ? {} : { rate, secondsLeft: (total - done) / rate };
    return { done: BigInt(done), total: BigInt(total), ...left };
  }
}
