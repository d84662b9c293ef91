import { ByteReader } from "./byte-reader.ts";
import { ByteWriter } from "./byte-writer.ts";
import { DyadicHistograms } from "./dyadic-histograms.ts";
import { ExactSums } from "./exact-sums.ts";
import { SummaryError } from "./summary-error.ts";
import { type MapTop, TopLists } from "./top-lists.ts";

/** How strong a map gets, over images; of each its strongest activation, 0 where none is above 0. */
export interface MapStatistics {
  readonly images: number;
  /** Images on which the map is above 0. */
  readonly firing: number;
  readonly mean: number;
  readonly maximum: number;
  /** [64] counts in equal bins from 0 to the maximum; exact but for values within a 256th of the maximum of an edge. */
  readonly histogram: readonly number[];
  /** Share of images above half the maximum, as exact as the histogram; 0 if it never fired. */
  readonly aboveHalf: number;
}

/** Maps' strongest activations on some images, [images, channels]. */
interface Batch {
  readonly images: number;
  readonly values: Float32Array<ArrayBuffer>;
}

/** Images that are counted together: what is kept of one map is then fetched from memory once for all of them. */
const mostWaiting = 128;

const histogramBins = 64;

/** First bytes of every summary: its kind and its version. */
const signature = 0xa71a5;
const version = 1;

/** A layer wider than this is no layer. */
const mostChannels = 2 ** 24;

/**
 * What is known of every feature map of a layer over some images. Summaries of disjoint sets of images merge to the
 * summary of all of them, exactly: however the images were grouped, and in whatever order, the bytes are the same.
 * @see Zeiler & Fergus 2014, Fig. 2
 */
export class LayerSummary {
  readonly channels: number;
  readonly k: number;
  #images = 0;
  /** Batches that are among the tops already, but not yet counted. */
  #waiting: Batch[] = [];
  #waitingImages = 0;
  #encoded: Uint8Array | undefined;
  readonly #firing: Uint32Array;
  readonly #tops: TopLists;
  readonly #sums: ExactSums;
  readonly #histograms: DyadicHistograms;

  private constructor(channels: number, k: number) {
    this.channels = channels;
    this.k = k;
    this.#firing = new Uint32Array(channels);
    this.#tops = new TopLists(channels, k);
    this.#sums = new ExactSums(channels);
    this.#histograms = new DyadicHistograms(channels);
  }

  /**
   * @param k strongest activations that are kept of each map, 1 … 64
   * @throws SummaryError
   */
  static empty(channels: number, k: number): LayerSummary {
    return new LayerSummary(channels, k);
  }

  /** Images that were added. */
  get images(): number {
    return this.#images;
  }

  /**
   * Adds images that were not added before.
   * @param images their indices in the split, [b]
   * @param values each map's strongest activation, [b, channels] or more rows; what is not above 0 does not count
   * @param places where they are in row-major order, [b, channels]
   * @throws SummaryError where a value is not finite
   */
  add(images: readonly number[], values: Float32Array, places: Int32Array): void {
    const length = images.length * this.channels;
    const batch = { images: images.length, values: values.slice(0, length) };
    const wrong = findNotFinite(batch.values);
    if (wrong !== undefined) {
      const image = images[Math.floor(wrong / this.channels)];
      throw new SummaryError(`map ${wrong % this.channels} of image ${image} is ${values[wrong]}`);
    }
    this.#encoded = undefined;
    this.#tops.insertBatch(images, batch.values, places);
    this.#waiting.push(batch);
    this.#images += images.length;
    this.#waitingImages += images.length;
    if (this.#waitingImages >= mostWaiting) this.#settle();
  }

  /**
   * Adds the images of another summary; they were not added before.
   * @returns channels whose tops are other ones now
   * @throws SummaryError if it is of another layer's size or keeps another number of tops
   */
  merge(other: LayerSummary): Uint32Array {
    this.#settle();
    other.#settle();
    if (other.channels !== this.channels || other.k !== this.k) {
      const [wanted, given] = [this, other].map(({ channels, k }) => `${channels} maps with ${k} tops`);
      throw new SummaryError(`expected a summary of ${wanted}, got one of ${given}`);
    }
    this.#encoded = undefined;
    const changed: number[] = [];
    for (let channel = 0; channel < this.channels; channel++) {
      if (other.#firing[channel] === 0) continue;
      this.#firing[channel]! += other.#firing[channel]!;
      if (this.#tops.merge(channel, other.#tops)) changed.push(channel);
      this.#sums.merge(channel, other.#sums);
      this.#histograms.merge(channel, other.#histograms);
    }
    this.#images += other.#images;
    return Uint32Array.from(changed);
  }

  /** A map's strongest activations, strongest first; fewer than k if it fired on fewer images. */
  tops(channel: number): readonly MapTop[] {
    return this.#tops.list(channel);
  }

  /**
   * What is not stronger does not get among a map's strongest, if its image comes after those that were added.
   * @returns [channels] at least 0
   */
  thresholds(): Float32Array {
    return this.#tops.weakest();
  }

  statistics(channel: number): MapStatistics {
    this.#settle();
    const [images, firing] = [this.#images, this.#firing[channel]!];
    const maximum = this.#tops.maximum(channel);
    const histogram = new Array<number>(histogramBins).fill(0);
    histogram[0] = images - firing;
    let above = 0;
    for (const { middle, count } of this.#histograms.filled(channel)) {
      histogram[Math.min(histogramBins - 1, Math.floor((middle / maximum) * histogramBins))]! += count;
      if (middle > maximum / 2) above += count;
    }
    const mean = images === 0 ? 0 : this.#sums.total(channel) / images;
    return { images, firing, mean, maximum, histogram, aboveHalf: images === 0 ? 0 : above / images };
  }

  /** Bytes that are equal for equal summaries. */
  encode(): Uint8Array {
    return LayerSummary.encodeTogether([this]);
  }

  /**
   * The summary of a layer whose maps are those of others, one layer's after another's, such as a concatenation.
   * @param parts of the same images, with the same k
   * @throws SummaryError if they are not
   */
  static encodeTogether(parts: readonly LayerSummary[]): Uint8Array {
    const [first] = parts;
    const isLikeFirst = (part: LayerSummary): boolean => part.k === first?.k && part.images === first.images;
    if (first === undefined || !parts.every(isLikeFirst)) {
      throw new SummaryError("expected summaries of the same images with the same k");
    }
    const to = new ByteWriter();
    const channels = parts.reduce((sum, part) => sum + part.channels, 0);
    for (const value of [signature, version, channels, first.k, first.images]) to.count(value);
    for (const part of parts) to.bytes(part.#encodeMaps());
    return to.finish();
  }

  /** @throws SummaryError for bytes that `encode` did not make */
  static decode(bytes: Uint8Array): LayerSummary {
    const from = new ByteReader(bytes);
    const [kind, release, channels, k] = [from.count(), from.count(), from.count(), from.count()];
    if (kind !== signature || release !== version || channels > mostChannels) {
      throw new SummaryError(`expected a summary of version ${version}, got something else`);
    }
    const summary = new LayerSummary(channels, k);
    summary.#images = from.count();
    for (let channel = 0; channel < channels; channel++) {
      summary.#firing[channel] = from.count();
      if (summary.#firing[channel] === 0) continue;
      for (const part of [summary.#tops, summary.#sums, summary.#histograms]) part.read(channel, from);
    }
    if (!from.ended) throw new SummaryError("the summary has more bytes than it tells of");
    return summary;
  }

  #settle(): void {
    const waiting = this.#waiting;
    if (waiting.length === 0) return;
    this.#encoded = undefined;
    this.#waiting = [];
    this.#waitingImages = 0;
    const bits = waiting.map(({ values }) => new Uint32Array(values.buffer));
    for (let channel = 0; channel < this.channels; channel++) {
      for (let index = 0; index < waiting.length; index++) this.#countMap(channel, waiting[index]!, bits[index]!);
    }
  }

  #countMap(channel: number, { images, values }: Batch, bits: Uint32Array): void {
    for (let row = 0, at = channel; row < images; row++, at += this.channels) {
      const value = values[at]!;
      if (value <= 0) continue;
      this.#firing[channel]! += 1;
      this.#sums.add(channel, value, bits[at]!);
      this.#histograms.add(channel, value, bits[at]!);
    }
  }

  /** All maps, one after another; kept until images come, for several layers may have these maps. */
  #encodeMaps(): Uint8Array {
    this.#settle();
    if (this.#encoded !== undefined) return this.#encoded;
    const to = new ByteWriter();
    for (let channel = 0; channel < this.channels; channel++) {
      to.count(this.#firing[channel]!);
      if (this.#firing[channel] === 0) continue;
      this.#tops.write(channel, to);
      this.#sums.write(channel, to);
      this.#histograms.write(channel, to);
    }
    this.#encoded = to.finish();
    return this.#encoded;
  }
}

function findNotFinite(values: Float32Array): number | undefined {
  for (let i = 0; i < values.length; i++) if (!Number.isFinite(values[i]!)) return i;
  return undefined;
}
