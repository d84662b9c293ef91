/** The upper 16 bits of a float: sign, exponent and the first 7 bits of the fraction. */
const BUCKETS = 2 ** 16;

/**
 * The values that sorting would put at two neighbouring ranks, without sorting: floats ≥ 0 are ordered as their bits
 * are, so only those that share their upper bits with the ranks' values are sorted.
 * @param values none negative; NaN counts as larger than all
 * @param rank of the lower one, in [0, values.length)
 * @returns the values at `rank` and at `rank` + 1; the same twice at the last rank
 */
export function pickRanks(values: Float32Array, rank: number): readonly [number, number] {
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length);
  const counts = new Uint32Array(BUCKETS);
  for (let index = 0; index < bits.length; index += 1) counts[bits[index]! >>> 16]! += 1;
  const next = Math.min(rank + 1, values.length - 1);
  let first = 0;
  let before = 0;
  while (before + counts[first]! <= rank) before += counts[first++]!;
  let last = first;
  for (let until = before + counts[first]!; until <= next; until += counts[last]!) last += 1;
  const near: number[] = [];
  for (let index = 0; index < bits.length; index += 1) {
    const bucket = bits[index]! >>> 16;
    if (bucket >= first && bucket <= last) near.push(values[index]!);
  }
  const sorted = Float32Array.from(near).sort();
  return [sorted[rank - before]!, sorted[next - before]!];
}
