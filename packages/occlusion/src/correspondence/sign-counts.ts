/** How many of some images raise and lower each unit: all that the mean distance over their pairs needs. */
export class SignCounts {
  readonly #raised: Uint32Array;
  readonly #lowered: Uint32Array;
  #images = 0;

  /** @param units of the layer */
  constructor(units: number) {
    this.#raised = new Uint32Array(units);
    this.#lowered = new Uint32Array(units);
  }

  /** @param signs one image's, −1, 0 or 1 a unit */
  add(signs: Int8Array): void {
    this.#images += 1;
    for (let unit = 0; unit < signs.length; unit++) {
      if (signs[unit]! > 0) this.#raised[unit]! += 1;
      else if (signs[unit]! < 0) this.#lowered[unit]! += 1;
    }
  }

  /** Hamming distances summed over the unordered pairs, divided by pairs × units: 0 … 1. */
  meanDistance(): number {
    let differing = 0;
    for (let unit = 0; unit < this.#raised.length; unit++) {
      const [raised, lowered] = [this.#raised[unit]!, this.#lowered[unit]!];
      const left = this.#images - raised - lowered;
      differing += raised * lowered + (raised + lowered) * left;
    }
    const pairs = (this.#images * (this.#images - 1)) / 2;
    return differing / (pairs * this.#raised.length);
  }

  /** Begins anew. */
  clear(): void {
    this.#raised.fill(0);
    this.#lowered.fill(0);
    this.#images = 0;
  }
}
