import { expect, test } from "vitest";
import { boundPoints, clipRect } from "./rect.ts";

test("bounds are the smallest box", () => {
  const points = [
    [3, 4],
    [-1, 9],
    [2, 5],
  ] as const;
  expect(boundPoints(points)).toEqual({ x: -1, y: 4, width: 4, height: 5 });
  expect(() => boundPoints([])).toThrow("expected at least one point");
});

test("clipped to the image, or nothing", () => {
  expect(clipRect({ x: -5, y: 90, width: 20, height: 20 }, 100)).toEqual({ x: 0, y: 90, width: 15, height: 10 });
  expect(clipRect({ x: 100, y: 0, width: 5, height: 5 }, 100)).toBeUndefined();
});
