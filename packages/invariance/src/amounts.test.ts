import { expect, test } from "vitest";
import { amountBounds, isIdentity, paperAmounts } from "./amounts.ts";

test("the paper's ranges in 25 steps, pixels scaled to the input, the image itself among them", () => {
  const down = paperAmounts("translate-y", [224, 448, 3]);
  expect(down).toHaveLength(25);
  expect(down.slice(0, 3)).toEqual([-60, -55, -50]);
  expect([down[12], down[24]]).toEqual([0, 60]);
  expect(paperAmounts("translate-x", [224, 448, 3])[0]).toBe(-120);
  const factors = paperAmounts("scale", [10, 10, 1]);
  expect([factors[0], factors[24]]).toEqual([1, 1.8]);
  expect(factors[12]).toBeCloseTo(1.4, 12);
  expect(paperAmounts("rotate", [10, 10, 1]).slice(-2)).toEqual([expect.closeTo(335.4167, 4), 350]);
});

test("what amounts may be", () => {
  expect(amountBounds("translate-y", [10, 20, 3])).toEqual([-40, 40]);
  expect(amountBounds("translate-x", [10, 20, 3])).toEqual([-80, 80]);
  expect(amountBounds("scale", [10, 20, 3])).toEqual([0.05, 20]);
  expect(amountBounds("rotate", [10, 20, 3])).toEqual([-3600, 3600]);
});

test.each([
  ["translate-y", 0, true],
  ["translate-x", 1e-9, false],
  ["scale", 1, true],
  ["scale", 0, false],
  ["rotate", -360, true],
  ["rotate", 180, false],
] as const)("%s by %d leaves the image as it is: %s", (transform, amount, is) => {
  expect(isIdentity(transform, amount)).toBe(is);
});
