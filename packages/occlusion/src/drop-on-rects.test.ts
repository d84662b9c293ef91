import { expect, test } from "vitest";
import { dropOnRects } from "./drop-on-rects.ts";

const rects = [
  { x: 1, y: 0, width: 2, height: 1 },
  { x: 2, y: 0, width: 1, height: 2 },
];

test("pixels in several rectangles count once; those that gained or were not measured, not at all", () => {
  const map = Float32Array.of(0.5, 0.25, 0.5, 1, 0.75, Number.NaN);
  expect(dropOnRects(map, 3, 0.75, rects)).toEqual({ share: (0.5 + 0.25) / (0.25 + 0.5 + 0.25), area: 0.5 });
});

test("where nothing dropped there is no share", () => {
  expect(dropOnRects(new Float32Array(6).fill(0.75), 3, 0.75, rects)).toEqual({ share: undefined, area: 0.5 });
});
