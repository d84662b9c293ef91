import { afterEach, expect, test } from "vitest";
import { seedRandom } from "./seed-random.ts";

const { random } = Math;
afterEach(() => {
  Math.random = random;
});

test("a seed fixes the sequence, within [0, 1)", () => {
  const draw = (seed: number) => {
    seedRandom(seed);
    return Array.from({ length: 1000 }, () => Math.random());
  };
  const numbers = draw(1);
  expect(draw(1)).toEqual(numbers);
  expect(draw(2)).not.toEqual(numbers);
  expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...numbers)).toBeLessThan(1);
  expect(new Set(numbers).size).toBe(1000);
});
