import { layOutWaves } from "../frequency/measure-spectrum.ts";
import { rebinSpectrum } from "../frequency/rebin-spectrum.ts";
import { type Spectrum, totalEnergy } from "../frequency/spectrum.ts";
import type { StrideFigures } from "./layer-figures.ts";
import type { StridedLayer } from "./list-strided-layers.ts";
import type { LayerReadings } from "./measure-batch.ts";

/** Energy below this share of the squared mean is what arithmetic leaves of a constant map. */
const noise = 1e-10;

/** Sums the energy of the maps that a strided layer reads. */
export class StrideTally {
  readonly #layer: StridedLayer;
  readonly #energies: Float64Array;
  #images = 0;
  #total = 0;
  #lost = 0;
  #spectrumImages = 0;

  constructor(layer: StridedLayer) {
    this.#layer = layer;
    this.#energies = new Float64Array(layer.input[0] * layer.input[1]);
  }

  /**
   * @param images of the batch; rows beyond do not count
   * @param spectra of these that have spectra
   */
  add(readings: ReadonlyMap<string, LayerReadings>, images: number, spectra: number): void {
    const { parts, strides, input } = this.#layer;
    const pixels = input[0] * input[1];
    for (const { name, maps } of parts) {
      const { energies, waves } = readings.get(name)!;
      const { total, carried, mean } = energies.get(strides.join())!;
      for (let index = 0; index < images * maps; index++) {
        if (total[index]! <= noise * pixels * mean[index]! ** 2) continue;
        this.#total += total[index]!;
        this.#lost += Math.max(0, total[index]! - carried[index]!);
      }
      for (let image = 0; waves !== undefined && image < Math.min(images, spectra); image++)
        this.#addWaves(waves, image);
    }
    this.#images += images;
    this.#spectrumImages += Math.min(images, spectra);
  }

  /** @param mostBins of the spectrum along either axis; undefined: none is asked for */
  figures(mostBins: number | undefined): StrideFigures {
    const { strides, input } = this.#layer;
    const whole = { rows: input[0], columns: input[1], energies: this.#energies };
    return {
      strides,
      input,
      images: this.#images,
      aliasing: this.#total === 0 ? 0 : this.#lost / this.#total,
      spectrum: this.#total === 0 || mostBins === undefined ? undefined : toShares(rebinSpectrum(whole, mostBins)),
      spectrumImages: this.#spectrumImages,
    };
  }

  #addWaves({ same, opposite }: NonNullable<LayerReadings["waves"]>, image: number): void {
    const [rows, columns] = this.#layer.input;
    const { energies } = layOutWaves(
      cutImage(same, image, rows, columns),
      cutImage(opposite, image, rows, columns),
      rows,
      columns,
    );
    for (const [bin, energy] of energies.entries()) this.#energies[bin]! += energy;
  }
}

function cutImage(waves: Float32Array, image: number, rows: number, columns: number): Float32Array {
  const size = (Math.floor(rows / 2) + 1) * (Math.floor(columns / 2) + 1);
  return waves.subarray(image * size, (image + 1) * size);
}

/** Energies that sum to 1; nothing where there are none. */
function toShares(spectrum: Spectrum): Spectrum | undefined {
  const total = totalEnergy(spectrum);
  return total === 0 ? undefined : { ...spectrum, energies: spectrum.energies.map((energy) => energy / total) };
}
