import { expect, test } from "vitest";
import { paintForeground } from "./foreground.ts";
import { createRandom } from "./random.ts";
import { Sketch } from "./sketch.ts";

const daylight = { side: 0, contrast: 1, grade: <T>(colour: T) => colour };
const paintedOver = (seed: number, inSight: Parameters<typeof paintForeground>[2]) => {
  const sketch = new Sketch(daylight, 0, "s");
  paintForeground(sketch, createRandom(`${seed}`), inSight);
  return sketch.toSvg(10).includes("<path");
};
const seeds = Array.from({ length: 30 }, (_, seed) => seed);

test("covers what need not be seen", () => {
  expect(seeds.every((seed) => paintedOver(seed, []))).toBe(true);
});

test("never covers what must be seen", () => {
  expect(seeds.some((seed) => paintedOver(seed, [{ x: 0, y: 0, width: 100, height: 100 }]))).toBe(false);
});
