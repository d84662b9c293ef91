import { expect, test } from "vitest";
import { findPeriod } from "./find-period.ts";

for (const [sequence, period] of [
  ["abcabcabc", 3],
  ["aaaaaaaa", 1],
  ["xyzabababab", 2],
  ["setup-abcab-abcab-abcab", 6],
  ["abcdefgh", 0],
  ["abababxyz", 0],
  ["uvwxyzabcdefab", 0],
  ["a", 0],
  ["", 0],
] as const)
  test(`${sequence} repeats ${period}`, () => expect(findPeriod([...sequence])).toBe(period));

test("a block of 500 after 1,000 others", () => {
  const block = Array.from({ length: 500 }, (_, place) => `b${(place * place) % 97}`);
  const others = Array.from({ length: 1000 }, (_, place) => `o${place}`);
  expect(findPeriod([...others, ...block, ...block, ...block, ...block])).toBe(500);
});
