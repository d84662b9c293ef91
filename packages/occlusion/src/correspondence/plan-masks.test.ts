import { expect, test } from "vitest";
import type { PartImage } from "./part-image.ts";
import { planMasks } from "./plan-masks.ts";

const shape = [5, 7, 1];
const images: PartImage[] = [
  { x: 0, y: 0, width: 5, height: 2 },
  { x: 3, y: 1, width: 4, height: 4 },
].map((nose) => ({ input: new Float32Array(35), parts: new Map([["nose", nose]]) }));

test("draws keep the part's size in each image and lie wholly inside, at all places alike", () => {
  const [masks] = planMasks(images, ["nose"], shape, 3000, 1);
  expect(masks!.rects.map(([own]) => own)).toEqual(images.map(({ parts }) => parts.get("nose")));
  for (const [index, places] of [12, 8].entries()) {
    const [own, ...drawn] = masks!.rects[index]!;
    const counts = new Map<string, number>();
    for (const { x, y, width, height } of drawn) {
      expect([width, height]).toEqual([own!.width, own!.height]);
      expect(x >= 0 && y >= 0 && x + width <= 7 && y + height <= 5).toBe(true);
      counts.set(`${x},${y}`, (counts.get(`${x},${y}`) ?? 0) + 1);
    }
    expect(counts.size).toBe(places);
    for (const count of counts.values()) expect(Math.abs(count * places - 3000)).toBeLessThan(900);
  }
});

test("each image has a place of its own; a seed draws the same again", () => {
  const [masks] = planMasks(images, ["nose"], shape, 20, 4);
  expect([...planMasks(images, ["nose"], shape, 20, 4)]).toEqual([masks]);
  expect([...planMasks(images, ["nose"], shape, 20, 5)]).not.toEqual([masks]);
  const shifts = masks!.rects[0]!.map(({ y }, draw) => masks!.rects[1]![draw]!.y - y);
  expect(new Set(shifts).size).toBeGreaterThan(1);
});
