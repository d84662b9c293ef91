import type { Layer } from "@deconvscope/network";
import { pairDistances } from "./pair-distances.ts";
import type { PartCorrespondence } from "./part-correspondence.ts";
import { SignCounts } from "./sign-counts.ts";

/** What is gathered of one part at one layer. */
export class PartTally {
  readonly layer: Layer;
  readonly #images: number;
  readonly #part: SignCounts;
  readonly #draws: readonly SignCounts[];
  /** [images, units] */
  readonly #signs: Int8Array;
  readonly #scratch: Int8Array;

  constructor(layer: Layer, images: number, draws: number) {
    const units = layer.shape.reduce((product, length) => product * length, 1);
    this.layer = layer;
    this.#images = images;
    this.#part = new SignCounts(units);
    this.#draws = Array.from({ length: draws }, () => new SignCounts(units));
    this.#signs = new Int8Array(images * units);
    this.#scratch = new Int8Array(units);
  }

  /**
   * Takes what one mask did to one image.
   * @param mask 0: the part; d: draw d − 1
   * @param mark writes the units' signs
   */
  add(image: number, mask: number, mark: (signs: Int8Array) => void): void {
    const units = this.#scratch.length;
    const signs = mask === 0 ? this.#signs.subarray(image * units, (image + 1) * units) : this.#scratch;
    mark(signs);
    (mask === 0 ? this.#part : this.#draws[mask - 1]!).add(signs);
  }

  /** Once all masks of all images were taken. */
  finish(part: string): PartCorrespondence {
    const pairs = pairDistances(this.#signs, this.#images);
    const mean = this.#part.meanDistance();
    const variance = pairs.reduce((sum, distance) => sum + (distance - mean) ** 2, 0) / pairs.length;
    const random = this.#draws.map((draw) => draw.meanDistance());
    const pValue = random.filter((distance) => distance <= mean).length / random.length;
    const { name } = this.layer;
    return { part, layer: name, mean, deviation: Math.sqrt(variance), random, pValue, pairs, signs: this.#signs };
  }
}
