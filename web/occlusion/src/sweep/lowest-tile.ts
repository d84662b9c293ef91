/** Index of the smallest known value, of equals the first; 0 where none is known. */
export function lowestTile(values: Float32Array): number {
  let lowest = 0;
  for (let tile = 0; tile < values.length; tile++) {
    if (values[tile]! < values[lowest]! || Number.isNaN(values[lowest])) lowest = tile;
  }
  return lowest;
}
