import { expect, test } from "vitest";
import { mulberry32 } from "./mulberry32.ts";

test("a seed fixes the sequence, within [0, 1)", () => {
  const draw = (seed: number) => {
    const next = mulberry32(seed);
    return Array.from({ length: 1000 }, () => next());
  };
  const numbers = draw(1);
  expect(draw(1)).toEqual(numbers);
  expect(draw(2)).not.toEqual(numbers);
  expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...numbers)).toBeLessThan(1);
  expect(new Set(numbers).size).toBe(1000);
});
