/**
 * Makes sure that contestants computed the same before their times are compared.
 * @throws Error if they differ by more than 1e-3 of the largest value
 */
export function requireClose(name: string, got: ArrayLike<number>, expected: ArrayLike<number>): void {
  if (got.length !== expected.length) {
    throw new Error(`${name}: expected ${expected.length} values, got ${got.length}`);
  }
  let largest = 0;
  let difference = 0;
  for (let index = 0; index < expected.length; index++) {
    const [a, b] = [got[index] ?? Number.NaN, expected[index] ?? Number.NaN];
    largest = Math.max(largest, Math.abs(b));
    difference = Math.max(difference, Number.isNaN(a) ? Number.POSITIVE_INFINITY : Math.abs(a - b));
  }
  if (difference > 1e-3 * largest) {
    throw new Error(`${name}: expected what the others compute, got values that differ by ${difference} of ${largest}`);
  }
}
