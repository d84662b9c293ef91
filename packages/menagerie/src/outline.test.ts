import { expect, test } from "vitest";
import { blob, curve, ellipse, limb, polygon } from "./outline.ts";
import { boundPoints } from "./rect.ts";

test("an ellipse is bounded by its radii, turned by its sides", () => {
  expect(boundPoints(ellipse(10, 20, 4, 2).points)).toEqual({
    x: expect.closeTo(6),
    y: expect.closeTo(18),
    width: expect.closeTo(8),
    height: expect.closeTo(4),
  });
  expect(boundPoints(ellipse(0, 0, 4, 2, 90).points).height).toBeCloseTo(8);
});

test("a curve passes through its points", () => {
  const through = [
    [0, 0],
    [5, 9],
    [10, 0],
  ] as const;
  for (const point of through) expect(curve(through).points).toContainEqual(point);
});

test("a blob closes, and swells beyond a polygon of the same corners", () => {
  const corners = [
    [0, 0],
    [10, 0],
    [10, 10],
    [0, 10],
  ] as const;
  expect(blob(corners).data).toMatch(/Z$/);
  expect(boundPoints(blob(corners).points).width).toBeGreaterThan(boundPoints(polygon(corners).points).width);
});

test("a limb is as thick as asked", () => {
  const { points } = limb(
    [
      [0, 0],
      [0, 50],
      [0, 100],
    ],
    [10, 10, 10],
  );
  const { width, height } = boundPoints(points);
  expect(width).toBeGreaterThan(9.9);
  expect(width).toBeLessThan(12);
  expect(height).toBeGreaterThan(100);
});

test("nothing has no outline", () => expect(() => blob([])).toThrow("expected at least one point"));
