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

/** One filter's energy by frequency, its shares adding up to 1. */
export function filterSpectrum({ spectra, side }: AtlasBank, channel: number): SpectrumData | undefined {
  const energies = spectra?.slice(channel * side * side, (channel + 1) * side * side);
  const sum = energies?.reduce((total, energy) => total + energy, 0) ?? 0;
  if (!energies || sum === 0) return undefined;
  return { shares: energies.map((energy) => energy / sum), rows: side, columns: side, withConstant: true };
}
