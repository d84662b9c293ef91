import type { ByteReader } from "./byte-reader.ts";
import type { ByteWriter } from "./byte-writer.ts";
import { countFilled } from "./count-filled.ts";
import { SummaryError } from "./summary-error.ts";

const binBits = 9;
const bins = 1 << binBits;

/** Exponent of the range of a map without values: below every other. */
const noRange = -127;

/**
 * Counts of float32 values above 0, one histogram a map, over ranges that are not known beforehand: 512 equal bins from
 * 0 to the least power of two above all values. When a larger value comes the range doubles and neighbouring bins
 * become one, so a histogram depends on its values alone and not on their order. A bin is at most a 256th of the
 * maximum wide.
 */
export class DyadicHistograms {
  /** The range of each map is 0 … 2^exponent. */
  readonly #exponents: Int16Array;
  /** Bins a unit of value, of each map. */
  readonly #scales: Float64Array;
  /** [channels, bins] */
  readonly #counts: Uint32Array;

  constructor(channels: number) {
    this.#exponents = new Int16Array(channels).fill(noRange);
    this.#scales = new Float64Array(channels);
    this.#counts = new Uint32Array(channels * bins);
  }

  /** @param bits of the value as float32 */
  add(channel: number, value: number, bits: number): void {
    const exponent = Math.max(1, bits >>> 23) - 126;
    if (exponent > this.#exponents[channel]!) this.#widen(channel, exponent);
    this.#counts[channel * bins + Math.floor(value * this.#scales[channel]!)]! += 1;
  }

  merge(channel: number, other: DyadicHistograms): void {
    const exponent = other.#exponents[channel]!;
    if (exponent > this.#exponents[channel]!) this.#widen(channel, exponent);
    const shift = this.#exponents[channel]! - exponent;
    const start = channel * bins;
    for (let bin = 0; bin < bins; bin++) {
      const count = other.#counts[start + bin]!;
      if (count > 0) this.#counts[start + (shift < binBits ? bin >> shift : 0)]! += count;
    }
  }

  /** Bins that hold anything, each with the middle of its values. */
  *filled(channel: number): Generator<{ readonly middle: number; readonly count: number }> {
    const width = 2 ** (this.#exponents[channel]! - binBits);
    for (let bin = 0; bin < bins; bin++) {
      const count = this.#counts[channel * bins + bin]!;
      if (count > 0) yield { middle: (bin + 0.5) * width, count };
    }
  }

  write(channel: number, to: ByteWriter): void {
    to.count(this.#exponents[channel]! - noRange);
    const counts = this.#countsOf(channel);
    to.count(countFilled(counts));
    let next = 0;
    for (let bin = 0; bin < bins; bin++) {
      if (counts[bin] === 0) continue;
      to.count(bin - next);
      to.count(counts[bin]!);
      next = bin + 1;
    }
  }

  read(channel: number, from: ByteReader): void {
    this.#setRange(channel, from.count() + noRange);
    const counts = this.#countsOf(channel);
    let bin = 0;
    for (let left = from.count(); left > 0; left--) {
      bin += from.count();
      if (bin >= bins) throw new SummaryError(`expected a bin below ${bins}, got ${bin}`);
      counts[bin] = from.count();
      bin += 1;
    }
  }

  #widen(channel: number, exponent: number): void {
    const shift = exponent - this.#exponents[channel]!;
    const counts = this.#countsOf(channel);
    if (this.#exponents[channel] !== noRange) {
      for (let bin = 1; bin < bins; bin++) {
        const count = counts[bin]!;
        if (count === 0) continue;
        counts[bin] = 0;
        counts[shift < binBits ? bin >> shift : 0]! += count;
      }
    }
    this.#setRange(channel, exponent);
  }

  #setRange(channel: number, exponent: number): void {
    this.#exponents[channel] = exponent;
    this.#scales[channel] = 2 ** (binBits - exponent);
  }

  #countsOf(channel: number): Uint32Array {
    return this.#counts.subarray(channel * bins, (channel + 1) * bins);
  }
}
