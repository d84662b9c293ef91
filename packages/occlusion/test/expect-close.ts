import { expect } from "vitest";

/** Expects max |a − b| ≤ tolerance · max |b|; where b is zero everywhere, exact zeros. */
export function expectClose(actual: ArrayLike<number>, expected: ArrayLike<number>, tolerance: number): void {
  expect(actual.length).toBe(expected.length);
  let largest = 0;
  let difference = 0;
  for (let index = 0; index < expected.length; index++) {
    largest = Math.max(largest, Math.abs(expected[index]!));
    difference = Math.max(difference, Math.abs(actual[index]! - expected[index]!));
  }
  expect(difference, `max |a − b|, where max |b| = ${largest}`).toBeLessThanOrEqual(tolerance * largest);
}
