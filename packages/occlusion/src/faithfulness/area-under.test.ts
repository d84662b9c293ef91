import { expect, test } from "vitest";
import { areaUnder } from "./area-under.ts";

test("trapezoids: 0.25 wide from 1 to 0.5, 0.75 wide from 0.5 to 0", () => {
  expect(areaUnder([0, 0.25, 1], [1, 0.5, 0])).toBe(0.25 * 0.75 + 0.75 * 0.25);
});

test("a level curve's area is its height", () => {
  expect(areaUnder([0, 0.5, 1], [0.25, 0.25, 0.25])).toBe(0.25);
});
