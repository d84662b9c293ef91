/**
 * The length of the block that a sequence ends in repeating, over at least half of it.
 * @returns 0 if there is none
 */
export function findPeriod(sequence: readonly string[]): number {
  const reversed = sequence.toReversed();
  const matches = matchLengths(reversed);
  return Math.max(
    0,
    matches.findIndex((length, block) => block > 0 && length >= block && length + block >= reversed.length / 2),
  );
}

/** For each place, how many elements from there on equal those from the beginning (the Z function, linear in time). */
function matchLengths(sequence: readonly string[]): Int32Array {
  const lengths = new Int32Array(sequence.length);
  for (let place = 1, left = 0, right = 0; place < sequence.length; place++) {
    let length = place < right ? Math.min(right - place, lengths[place - left]!) : 0;
    while (place + length < sequence.length && sequence[length] === sequence[place + length]) length += 1;
    lengths[place] = length;
    if (place + length > right) [left, right] = [place, place + length];
  }
  return lengths;
}
