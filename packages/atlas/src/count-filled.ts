/** How many numbers are not 0. */
export function countFilled(numbers: Float64Array | Uint32Array): number {
  let filled = 0;
  for (let i = 0; i < numbers.length; i++) if (numbers[i] !== 0) filled += 1;
  return filled;
}
