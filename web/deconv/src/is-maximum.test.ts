import { expect, it } from "vitest";
import { isMaximum } from "./is-maximum.ts";

const map = { values: Float32Array.of(0, 3, 1, 3, 2, 0), height: 2, width: 3 };

it.each([
  { y: 0, x: 1, expected: true },
  { y: 1, x: 0, expected: true },
  { y: 1, x: 1, expected: false },
  { y: 0, x: 3, expected: false },
  { y: 2, x: 0, expected: false },
])("$y, $x: $expected", ({ y, x, expected }) => {
  expect(isMaximum(map, { y, x })).toBe(expected);
});
