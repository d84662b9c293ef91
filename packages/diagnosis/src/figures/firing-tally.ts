import { DeconvnetError } from "@deconvscope/deconvnet";
import type { FiringFigures } from "./layer-figures.ts";
import type { LayerReadings } from "./measure-batch.ts";
import type { JudgedLayer } from "./plan-diagnosis.ts";

/** A map that fires on a smaller share of the images, but on some, is nearly dead. */
const nearlyDeadBelow = 0.01;

/** Counts on how many images each map of a layer is above zero anywhere. */
export class FiringTally {
  readonly #layer: JudgedLayer;
  readonly #counts: Uint32Array;
  #images = 0;

  constructor(layer: JudgedLayer) {
    this.#layer = layer;
    this.#counts = new Uint32Array(layer.maps);
  }

  /**
   * @param images of the batch; rows beyond do not count
   * @throws DeconvnetError "not-finite"
   */
  add(readings: ReadonlyMap<string, LayerReadings>, images: number): void {
    let first = 0;
    for (const { name, maps } of this.#layer.sources) {
      const maxima = readings.get(name)!.maxima!;
      for (let index = 0; index < images * maps; index++) {
        const value = maxima[index]!;
        if (!Number.isFinite(value)) {
          const given = `layer "${name}", channel ${index % maps}: expected finite activations, got ${value}`;
          throw new DeconvnetError("not-finite", given);
        }
        if (value > 0) this.#counts[first + (index % maps)]! += 1;
      }
      first += maps;
    }
    this.#images += images;
  }

  figures(): FiringFigures {
    const maps = [...this.#counts.keys()];
    const images = this.#images;
    return {
      isDense: this.#layer.isDense,
      passesNegatives: this.#layer.passesNegatives,
      images,
      counts: this.#counts.slice(),
      dead: images === 0 ? [] : maps.filter((map) => this.#counts[map] === 0),
      nearlyDead: maps.filter((map) => this.#counts[map]! > 0 && this.#counts[map]! < nearlyDeadBelow * images),
    };
  }
}
