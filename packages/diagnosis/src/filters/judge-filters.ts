import { createPause } from "@deconvscope/deconvnet";
import type { Constant, Network } from "@deconvscope/network";
import { rebinSpectrum } from "../frequency/rebin-spectrum.ts";
import { type Spectrum, totalEnergy } from "../frequency/spectrum.ts";
import { FilterTransform } from "./filter-spectrum.ts";
import { findDuplicates } from "./find-duplicates.ts";
import { measureBands, type RadialBands } from "./radial-bands.ts";

/** The filters of a network's first convolution. */
export interface JudgedBank extends RadialBands {
  readonly layer: string;
  /** [height, width, in, out] */
  readonly shape: readonly number[];
  readonly strides: readonly [down: number, across: number];
  readonly filters: readonly JudgedFilter[];
  /** [filters, side, side] of each filter the shares of its energy by frequency, the constant part included */
  readonly spectra: Float32Array;
  readonly side: number;
}

export interface JudgedFilter extends RadialBands {
  readonly channel: number;
  /** Root mean square of its weights. */
  readonly rms: number;
  /** Mean radial frequency of its energy, cycles a pixel. */
  readonly radialFrequency: number;
  /** Its RMS is above 2.5 × the median of its layer. */
  readonly dominates: boolean;
  /** Its RMS is below 1/100 of the median. */
  readonly dead: boolean;
  /** The first filter before it that is nearly the same, and reads the same channels. */
  readonly duplicateOf: number | undefined;
}

const side = 32;
const dominance = 2.5;
const deadness = 0.01;

/**
 * Judges the filters of a network's first convolution: how strong each is, of which frequencies, and whether it is there
 * already.
 * @returns undefined where there is no convolution
 * @throws the signal's reason
 * @see Zeiler & Fergus 2014, Fig. 6
 */
export async function judgeFilters({ layers }: Network, signal?: AbortSignal): Promise<JudgedBank | undefined> {
  const convolution = layers.find((layer) => layer.operator === "Conv");
  if (convolution === undefined) return undefined;
  const { name: layer, filters, strides, dilations, groups } = convolution;
  const count = filters.shape.at(-1) ?? 0;
  const transform = new FilterTransform(filters, dilations);
  const duplicates = findDuplicates(filters, groups);
  const rms = strengthsOf(filters);
  const median = medianOf(rms);
  const pause = createPause(signal);
  const spectra = new Float32Array(count * side * side);
  const judged: JudgedFilter[] = [];
  let together: Spectrum | undefined;
  for (let channel = 0; channel < count; channel++) {
    await pause();
    const spectrum = transform.spectrum(channel);
    together = addSpectra(together, spectrum);
    const total = totalEnergy(spectrum) || 1;
    spectra.set(
      rebinSpectrum(spectrum, side).energies.map((energy) => energy / total),
      channel * side * side,
    );
    const own = rms[channel]!;
    judged.push({
      channel,
      rms: own,
      ...measureBands(spectrum),
      dominates: own > dominance * median,
      dead: own === 0 || own < deadness * median,
      duplicateOf: duplicates[channel],
    });
  }
  const { low, middle, high } = measureBands(together ?? { rows: 1, columns: 1, energies: new Float64Array(1) });
  return { layer, shape: filters.shape, strides, filters: judged, low, middle, high, spectra, side };
}

function addSpectra(sum: Spectrum | undefined, spectrum: Spectrum): Spectrum {
  if (sum === undefined) return spectrum;
  return { ...sum, energies: sum.energies.map((energy, bin) => energy + spectrum.energies[bin]!) };
}

/** RMS of each filter. */
function strengthsOf({ data, shape }: Constant): Float64Array {
  const count = shape.at(-1) ?? 1;
  const squares = new Float64Array(count);
  for (const [index, weight] of data.entries()) squares[index % count]! += weight * weight;
  return squares.map((sum) => Math.sqrt((sum * count) / data.length));
}

function medianOf(values: Float64Array): number {
  const sorted = values.toSorted();
  const middle = sorted.length / 2;
  return (sorted[Math.ceil(middle) - 1]! + sorted[Math.floor(middle)]!) / 2;
}
