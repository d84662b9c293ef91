import { readCells, type SpectrumData } from "./spectrum-reading.ts";

/** All cells whose radial frequency is about the same. */
export interface Ring {
  /** Cycles a pixel. */
  readonly from: number;
  readonly to: number;
  /** Share of the energy. */
  readonly share: number;
}

/** Energy by radial frequency, whatever the direction: rings as wide as a cell of the longer side, to the last corner. */
export function radialProfile(data: SpectrumData): Ring[] {
  const step = 1 / Math.max(data.rows, data.columns);
  const shares: number[] = [];
  for (const { radial, share } of readCells(data)) {
    const ring = Math.round(radial / step);
    while (shares.length <= ring) shares.push(0);
    shares[ring]! += share;
  }
  return shares.map((share, ring) => ({ from: Math.max(0, ring - 0.5) * step, to: (ring + 0.5) * step, share }));
}
