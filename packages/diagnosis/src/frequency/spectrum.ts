/** Energy by frequency. Bin i of n is (i − ⌊n / 2⌋) / n cycles a pixel: frequency 0 lies in the middle. */
export interface Spectrum {
  readonly rows: number;
  readonly columns: number;
  /** [rows, columns] */
  readonly energies: Float64Array;
}

/** Cycles a pixel of a bin, −1/2 … 1/2. */
export function frequencyOf(bin: number, bins: number): number {
  return (bin - Math.floor(bins / 2)) / bins;
}

export function totalEnergy({ energies }: Spectrum): number {
  return energies.reduce((sum, energy) => sum + energy, 0);
}
