import { expect, test } from "vitest";
import { KeptPixels } from "./kept-pixels.ts";

test("keeps as much as fits, each image once", () => {
  const kept = new KeptPixels(10);
  const pixels = Uint8Array.of(1, 2, 3, 4);
  for (const image of [7, 7, 8, 9]) kept.keep(image, pixels);
  expect([7, 8, 9].map((image) => kept.find(image))).toEqual([pixels, pixels, undefined]);
  kept.keep(10, Uint8Array.of(5, 6));
  expect(kept.find(10)).toEqual(Uint8Array.of(5, 6));
});

test("what it keeps is its own", () => {
  const kept = new KeptPixels(10);
  const whole = new Uint8Array(100).fill(1);
  kept.keep(0, whole.subarray(0, 4));
  whole.fill(2);
  expect(kept.find(0)).toEqual(new Uint8Array(4).fill(1));
  expect(kept.find(0)?.buffer.byteLength).toBe(4);
});
