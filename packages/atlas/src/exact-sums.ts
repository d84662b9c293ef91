import type { ByteReader } from "./byte-reader.ts";
import type { ByteWriter } from "./byte-writer.ts";
import { countFilled } from "./count-filled.ts";
import { SummaryError } from "./summary-error.ts";

/** Exponents of float32 that share a slot: 2², so that a slot's values are multiples of one number below 2²⁸ of it. */
const slotBits = 2;
const slots = 256 >> slotBits;

/**
 * Sums of float32 values above 0, one a map, without rounding: values of like exponent are added in a float64 of their
 * own, which holds 2²⁵ of them exactly. So sums are the same in whatever order values and parts come.
 */
export class ExactSums {
  /** [channels, slots] */
  readonly #sums: Float64Array;

  constructor(channels: number) {
    this.#sums = new Float64Array(channels * slots);
  }

  /** @param bits of the value as float32 */
  add(channel: number, value: number, bits: number): void {
    this.#sums[channel * slots + (bits >>> (23 + slotBits))]! += value;
  }

  merge(channel: number, other: ExactSums): void {
    for (let i = channel * slots; i < (channel + 1) * slots; i++) this.#sums[i]! += other.#sums[i]!;
  }

  /** The sum, rounded once a slot from the smallest on. */
  total(channel: number): number {
    return this.#slotsOf(channel).reduce((sum, slot) => sum + slot, 0);
  }

  write(channel: number, to: ByteWriter): void {
    const sums = this.#slotsOf(channel);
    to.count(countFilled(sums));
    for (let slot = 0; slot < slots; slot++) {
      if (sums[slot] === 0) continue;
      to.count(slot);
      to.float64(sums[slot]!);
    }
  }

  read(channel: number, from: ByteReader): void {
    for (let left = from.count(); left > 0; left--) {
      const slot = from.count();
      if (slot >= slots) throw new SummaryError(`expected a slot below ${slots}, got ${slot}`);
      this.#sums[channel * slots + slot] = from.float64();
    }
  }

  #slotsOf(channel: number): Float64Array {
    return this.#sums.subarray(channel * slots, (channel + 1) * slots);
  }
}
