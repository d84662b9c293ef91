import { frequencyOf, type Spectrum } from "./spectrum.ts";

/**
 * The same energy in fewer bins: a bin's is split among those that it overlaps. −1/2 and 1/2 are the same frequency.
 * @param most bins along either axis; an axis of no more stays as it is
 */
export function rebinSpectrum({ rows, columns, energies }: Spectrum, most: number): Spectrum {
  const down = overlapsOf(rows, Math.min(rows, most));
  const across = overlapsOf(columns, Math.min(columns, most));
  const rebinned = { rows: Math.min(rows, most), columns: Math.min(columns, most) };
  const sums = new Float64Array(rebinned.rows * rebinned.columns);
  for (const [row, targets] of down.entries()) {
    for (const [column, ends] of across.entries()) {
      const energy = energies[row * columns + column]!;
      for (const { bin, share } of targets) {
        for (const end of ends) sums[bin * rebinned.columns + end.bin]! += energy * share * end.share;
      }
    }
  }
  return { ...rebinned, energies: sums };
}

interface Overlap {
  readonly bin: number;
  /** Of the old bin's width. */
  readonly share: number;
}

/** Of each of `from` bins, those of `to` that it overlaps. */
function overlapsOf(from: number, to: number): Overlap[][] {
  const width = to / from;
  return Array.from({ length: from }, (_, bin) => {
    // In new bins, of which bin j reaches from j to j + 1.
    const start = frequencyOf(bin, from) * to + Math.floor(to / 2) + 0.5 - width / 2;
    const overlaps: Overlap[] = [];
    for (let target = Math.floor(start); target < start + width; target++) {
      const share = (Math.min(start + width, target + 1) - Math.max(start, target)) / width;
      if (share > 1e-9) overlaps.push({ bin: (target + to) % to, share });
    }
    return overlaps;
  });
}
