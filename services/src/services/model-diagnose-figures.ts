import type { Finding, JudgedBank, LayerFigures, Severity, StrideFigures } from "@deconvscope/diagnosis";
import { Severity as WireSeverity } from "@deconvscope/proto";
import { writeTensor } from "../requests/write-tensor.ts";

/** Filters for the wire; empty for a network without a convolution. */
export function describeBank(bank: JudgedBank | undefined) {
  if (bank === undefined) {
    return { filters: [] };
  }
  const { layer, filters, low, middle, high, spectra, side } = bank;
  return {
    layer,
    filters: filters.map((filter) => ({ ...filter })),
    low,
    middle,
    high,
    spectra: writeTensor([filters.length, side, side], spectra),
  };
}

/** What images say of a layer, for the wire. */
export function describeLayerFigures({ layer, firing, stride }: LayerFigures) {
  return {
    layer,
    ...(firing && {
      maps: firing.counts.length,
      deadMaps: [...firing.dead],
      nearlyDeadMaps: [...firing.nearlyDead],
      firingShare: Array.from(firing.counts, (count) => (firing.images === 0 ? 0 : count / firing.images)),
    }),
    ...(stride && {
      aliasing: stride.aliasing,
      aliasingImages: stride.images,
      strides: [...stride.strides],
      ...describeSpectrum(stride),
    }),
  };
}

function describeSpectrum({ spectrum, spectrumImages }: StrideFigures) {
  if (spectrum === undefined) {
    return {};
  }
  const { rows, columns, energies } = spectrum;
  return { spectrum: { shares: writeTensor([rows, columns], Float32Array.from(energies)), images: spectrumImages } };
}

const severities: Record<Severity, WireSeverity> = {
  note: WireSeverity.NOTE,
  warning: WireSeverity.WARNING,
  problem: WireSeverity.PROBLEM,
};

export function describeFinding({ severity, channels, ...finding }: Finding) {
  return { ...finding, severity: severities[severity], channels: [...channels] };
}
