import { pickRanks } from "./pick-ranks.ts";

/** The share of magnitudes inside a receptive field that are shown unclipped (ours: few spikes drown the rest). */
const QUANTILE = 0.985;

/**
 * What a projection is divided by to be shown: the 98.5th percentile of |signal|, interpolated between ranks;
 * where so little is non-zero that this is 0, the maximum.
 * @returns 0 only if the signal is zero everywhere or empty
 */
export function signalScale(signal: Float32Array): number {
  if (signal.length === 0) return 0;
  const magnitudes = new Float32Array(signal.length);
  for (let index = 0; index < signal.length; index += 1) magnitudes[index] = Math.abs(signal[index]!);
  const rank = (magnitudes.length - 1) * QUANTILE;
  const [below, above] = pickRanks(magnitudes, Math.floor(rank));
  return below + (above - below) * (rank - Math.floor(rank)) || largest(magnitudes);
}

function largest(magnitudes: Float32Array): number {
  return magnitudes.reduce((most, magnitude) => Math.max(most, magnitude), 0);
}
