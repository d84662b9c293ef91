import { describe, expect, it } from "vitest";
import { valueAt } from "./value-at.ts";

describe("valueAt", () => {
  it.each([
    [0, 1],
    [5, 2],
    [10, 3],
    [12, Number.NaN],
    [20, Number.NaN],
    [30, 7],
    [31, Number.NaN],
    [-1, Number.NaN],
  ])("amount %d of a line with a gap at 20 is %d", (amount, value) => {
    expect(valueAt([0, 10, 20, 30], [1, 3, Number.NaN, 7], amount)).toBe(value);
  });
});
