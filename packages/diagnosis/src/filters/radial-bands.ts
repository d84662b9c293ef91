import { frequencyOf, type Spectrum, totalEnergy } from "../frequency/spectrum.ts";

/** Shares of energy by radial frequency; they sum to 1. */
export interface RadialBands {
  /** Below 1/6 cycles a pixel, the constant part with it. */
  readonly low: number;
  /** 1/6 … 1/3 */
  readonly middle: number;
  /** Above 1/3. */
  readonly high: number;
}

export const lowBelow = 1 / 6;
export const highAbove = 1 / 3;

/** Of nothing at all: everything is constant. */
const flat = { low: 1, middle: 0, high: 0, radialFrequency: 0 };

/** Divides a spectrum's energy into bands, and finds its mean radial frequency, weighted by energy, cycles a pixel. */
export function measureBands(spectrum: Spectrum): RadialBands & { readonly radialFrequency: number } {
  const { rows, columns, energies } = spectrum;
  const total = totalEnergy(spectrum);
  if (total === 0) return flat;
  let [low, high, moment] = [0, 0, 0];
  for (const [bin, energy] of energies.entries()) {
    const y = frequencyOf(Math.floor(bin / columns), rows);
    const frequency = Math.hypot(y, frequencyOf(bin % columns, columns));
    moment += energy * frequency;
    if (frequency < lowBelow) low += energy;
    else if (frequency > highAbove) high += energy;
  }
  return {
    low: low / total,
    middle: Math.max(0, 1 - (low + high) / total),
    high: high / total,
    radialFrequency: moment / total,
  };
}
