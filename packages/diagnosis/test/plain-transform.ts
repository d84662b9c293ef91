/**
 * The discrete Fourier transform's energy of a map less its mean, term by term, frequency 0 in the middle.
 * @param map [rows, columns]
 * @returns [rows, columns]
 */
export function transformPlainly(map: ArrayLike<number>, rows: number, columns: number): Float64Array {
  const mean = Array.from(map).reduce((sum, value) => sum + value, 0) / map.length;
  return Float64Array.from({ length: rows * columns }, (_, bin) => {
    const u = Math.floor(bin / columns) - Math.floor(rows / 2);
    const v = (bin % columns) - Math.floor(columns / 2);
    let [real, imaginary] = [0, 0];
    for (let place = 0; place < map.length; place++) {
      const angle = 2 * Math.PI * ((u * Math.floor(place / columns)) / rows + (v * (place % columns)) / columns);
      real += (map[place]! - mean) * Math.cos(angle);
      imaginary -= (map[place]! - mean) * Math.sin(angle);
    }
    return real ** 2 + imaginary ** 2;
  });
}

/** The share of a transform's energy beyond 1 / (2 · stride) cycles a pixel along either axis. */
export function shareBeyond(
  energies: Float64Array,
  rows: number,
  columns: number,
  [down, across]: readonly [number, number],
): number {
  const total = energies.reduce((sum, energy) => sum + energy, 0);
  let beyond = 0;
  for (const [bin, energy] of energies.entries()) {
    const y = Math.abs(Math.floor(bin / columns) - Math.floor(rows / 2)) / rows;
    const x = Math.abs((bin % columns) - Math.floor(columns / 2)) / columns;
    if (y > 1 / (2 * down) + 1e-12 || x > 1 / (2 * across) + 1e-12) beyond += energy;
  }
  return total === 0 ? 0 : beyond / total;
}
