import type { FilterBank } from "@deconvscope/proto";
import type { AtlasFilter, BandBalance } from "@deconvscope/viz-filter-atlas";
import type { SpectrumData } from "@deconvscope/viz-spectrum";
import { readTensor } from "./read-tensor.ts";

/** A bank as the atlas draws it. */
export interface AtlasBank {
  measured: readonly AtlasFilter[];
  balance: BandBalance;
  /** [filters, side, side]. */
  spectra: Float32Array | undefined;
  side: number;
}

/** Reads a bank; undefined where the network has no convolution. */
export function toAtlas(bank: FilterBank | undefined): AtlasBank | undefined {
  if (!bank || bank.filters.length === 0) return undefined;
  const { filters, low, middle, high, spectra } = bank;
  return {
    measured: filters.map(({ channel, rms, low, middle, high, radialFrequency, dominates, dead, duplicateOf }) => ({
      ...{ channel, rms, low, middle, high, radialFrequency, dominates, dead, duplicateOf },
    })),
    balance: { low, middle, high },
    spectra: spectra && readTensor(spectra),
    side: spectra?.shape[1] ?? 0,
  };
}

/** One filter's energy by frequency, its shares adding up to 1; undefined of one without energy. */
export function filterSpectrum(bank: AtlasBank, channel: number): SpectrumData | undefined {
  return toShares(bank.side, energiesOf(bank, channel) ?? []);
}

/** The energy of all filters together, the larger the filter the more it counts. */
export function bankSpectrum(bank: AtlasBank): SpectrumData | undefined {
  const total = new Float32Array(bank.side * bank.side);
  for (const { channel, rms } of bank.measured) {
    const energies = energiesOf(bank, channel);
    const sum = energies?.reduce((all, energy) => all + energy, 0) ?? 0;
    if (!energies || sum === 0) continue;
    for (const [cell, energy] of energies.entries()) total[cell]! += (energy / sum) * rms * rms;
  }
  return toShares(bank.side, total);
}

function energiesOf({ spectra, side }: AtlasBank, channel: number): Float32Array | undefined {
  return spectra?.subarray(channel * side * side, (channel + 1) * side * side);
}

function toShares(side: number, energies: ArrayLike<number>): SpectrumData | undefined {
  const values = Float32Array.from(energies);
  const sum = values.reduce((total, energy) => total + energy, 0);
  if (sum === 0) return undefined;
  return { shares: values.map((energy) => energy / sum), rows: side, columns: side, withConstant: true };
}
