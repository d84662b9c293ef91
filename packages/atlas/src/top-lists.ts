import type { ByteReader } from "./byte-reader.ts";
import type { ByteWriter } from "./byte-writer.ts";
import { SummaryError } from "./summary-error.ts";

/** One of a map's strongest activations: of each image at most its maximum. */
export interface MapTop {
  /** Above 0. */
  readonly activation: number;
  /** Index of the image in its split. */
  readonly image: number;
  /** Index of the unit in its map, in row-major order. */
  readonly place: number;
}

/** Most tops that are kept of a map. */
export const mostTops = 64;

/**
 * The k strongest activations of each map, strongest first; of equals the lower image first, then the lower place: the
 * same ones whatever the order in which they came.
 */
export class TopLists {
  readonly k: number;
  readonly #counts: Uint8Array;
  /** [channels, k] */
  readonly #activations: Float32Array;
  readonly #images: Uint32Array;
  readonly #places: Uint32Array;
  /** [channels] the weakest of each map's k tops; 0 where there are fewer. */
  readonly #weakest: Float32Array;

  constructor(channels: number, k: number) {
    if (!Number.isInteger(k) || k < 1 || k > mostTops) throw new SummaryError(`k: expected 1 … ${mostTops}, got ${k}`);
    this.k = k;
    this.#counts = new Uint8Array(channels);
    this.#activations = new Float32Array(channels * k);
    this.#images = new Uint32Array(channels * k);
    this.#places = new Uint32Array(channels * k);
    this.#weakest = new Float32Array(channels);
  }

  /**
   * Inserts what is among the strongest of a batch.
   * @param values [b, channels] each map's strongest activation; what is not above 0 does not count
   * @param places [b, channels]
   */
  insertBatch(images: readonly number[], values: Float32Array, places: Int32Array): void {
    const channels = this.#weakest.length;
    for (let row = 0, at = 0; row < images.length; row++) {
      for (let channel = 0; channel < channels; channel++, at++) {
        const value = values[at]!;
        if (value >= this.#weakest[channel]! && value > 0) this.insert(channel, value, images[row]!, places[at]!);
      }
    }
  }

  /**
   * @param activation above 0
   * @returns whether it is among the strongest
   */
  insert(channel: number, activation: number, image: number, place: number): boolean {
    const start = channel * this.k;
    const count = this.#counts[channel]!;
    let at = count;
    while (at > 0 && this.#precedes(activation, image, place, start + at - 1)) at -= 1;
    if (at === this.k) return false;
    const kept = Math.min(count, this.k - 1);
    for (let to = start + kept; to > start + at; to--) {
      this.#activations[to] = this.#activations[to - 1]!;
      this.#images[to] = this.#images[to - 1]!;
      this.#places[to] = this.#places[to - 1]!;
    }
    this.#activations[start + at] = activation;
    this.#images[start + at] = image;
    this.#places[start + at] = place;
    this.#counts[channel] = kept + 1;
    if (kept + 1 === this.k) this.#weakest[channel] = this.#activations[start + this.k - 1]!;
    return true;
  }

  /** @returns whether any of the other's tops of the channel is among the strongest now */
  merge(channel: number, other: TopLists): boolean {
    let changed = false;
    for (const { activation, image, place } of other.list(channel)) {
      if (!this.insert(channel, activation, image, place)) break;
      changed = true;
    }
    return changed;
  }

  /** Strongest first. */
  list(channel: number): MapTop[] {
    const start = channel * this.k;
    return Array.from({ length: this.#counts[channel]! }, (_, rank) => ({
      activation: this.#activations[start + rank]!,
      image: this.#images[start + rank]!,
      place: this.#places[start + rank]!,
    }));
  }

  /** The map's strongest activation, 0 if it never fired. */
  maximum(channel: number): number {
    return this.#activations[channel * this.k]!;
  }

  /** [channels] the weakest of each map's k tops, 0 where there are fewer: nothing weaker becomes a top. */
  weakest(): Float32Array {
    return this.#weakest.slice();
  }

  write(channel: number, to: ByteWriter): void {
    const count = this.#counts[channel]!;
    to.count(count);
    for (let at = channel * this.k; at < channel * this.k + count; at++) {
      to.float32(this.#activations[at]!);
      to.count(this.#images[at]!);
      to.count(this.#places[at]!);
    }
  }

  read(channel: number, from: ByteReader): void {
    const count = from.count();
    if (count > this.k) throw new SummaryError(`expected at most ${this.k} tops of a map, got ${count}`);
    for (let rank = 0; rank < count; rank++) this.insert(channel, from.float32(), from.count(), from.count());
  }

  #precedes(activation: number, image: number, place: number, than: number): boolean {
    const other = this.#activations[than]!;
    if (activation !== other) return activation > other;
    if (image !== this.#images[than]) return image < this.#images[than]!;
    return place < this.#places[than]!;
  }
}
