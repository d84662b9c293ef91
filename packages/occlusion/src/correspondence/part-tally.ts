import type { Layer } from "@deconvscope/network";
import { pairDistances } from "./pair-distances.ts";
import type { PartCorrespondence } from "./part-correspondence.ts";
import { SignCounts } from "./sign-counts.ts";

/**
 * What is gathered of one part at one layer: some masks of all images, then the next, so that memory does not grow with the
 * draws.
 */
export class PartTally {
  readonly layer: Layer;
  readonly #images: number;
  readonly #counts: readonly SignCounts[];
  /** Of the masks that are settled: the part's, then the draws'. */
  readonly #means: number[] = [];
  /** [images, units] */
  readonly #signs: Int8Array;
  readonly #scratch: Int8Array;

  /** @param atOnce masks that are gathered at once, at most */
  constructor(layer: Layer, images: number, atOnce: number) {
    const units = layer.shape.reduce((product, length) => product * length, 1);
    this.layer = layer;
    this.#images = images;
    this.#counts = Array.from({ length: atOnce }, () => new SignCounts(units));
    this.#signs = new Int8Array(images * units);
    this.#scratch = new Int8Array(units);
  }

  /**
   * Takes what one mask did to one image.
   * @param at of the masks that are gathered; the very first is the part
   * @param mark writes the units' signs
   */
  add(image: number, at: number, mark: (signs: Int8Array) => void): void {
    const units = this.#scratch.length;
    const isPart = this.#means.length + at === 0;
    const signs = isPart ? this.#signs.subarray(image * units, (image + 1) * units) : this.#scratch;
    mark(signs);
    this.#counts[at]!.add(signs);
  }

  /** So many masks were taken of all images; the next ones follow. */
  async settle(masks: number, pause: () => Promise<void>): Promise<void> {
    for (const counts of this.#counts.slice(0, masks)) {
      await pause();
      this.#means.push(counts.meanDistance());
      counts.clear();
    }
  }

  /** Once all masks are settled. */
  async finish(part: string, pause: () => Promise<void>): Promise<PartCorrespondence> {
    const pairs = await pairDistances(this.#signs, this.#images, pause);
    const [mean = 0, ...random] = this.#means;
    const variance = pairs.reduce((sum, distance) => sum + (distance - mean) ** 2, 0) / pairs.length;
    const pValue = random.filter((distance) => distance <= mean).length / random.length;
    const { name } = this.layer;
    return { part, layer: name, mean, deviation: Math.sqrt(variance), random, pValue, pairs, signs: this.#signs };
  }
}
