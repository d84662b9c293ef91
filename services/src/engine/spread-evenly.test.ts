import { expect, test } from "vitest";
import { spreadEvenly } from "./spread-evenly.ts";

const upTo = (count: number) => Uint32Array.from({ length: count }, (_, image) => image);

test("all, if there are no more", () => {
  expect([...spreadEvenly(upTo(5), 5)]).toEqual([0, 1, 2, 3, 4]);
  expect([...spreadEvenly(upTo(3), 10)]).toEqual([0, 1, 2]);
  expect([...spreadEvenly(upTo(0), 10)]).toEqual([]);
});

test("one of each stretch, in order", () => {
  for (const [length, count] of [
    [1200, 100],
    [1000, 7],
    [13, 12],
  ] as const) {
    const images = spreadEvenly(upTo(length), count);
    expect(images).toHaveLength(count);
    for (const [place, image] of images.entries()) {
      expect(Math.floor(((image + 1) * count - 1) / length)).toBe(place);
    }
  }
});

test("about as many of each class where twelve classes take turns", () => {
  for (const count of [100, 200, 500, 600]) {
    const ofClass = Array.from({ length: 12 }, () => 0);
    for (const image of spreadEvenly(upTo(1200), count)) ofClass[image % 12]! += 1;
    for (const images of ofClass) expect(Math.abs(images - count / 12)).toBeLessThan(count / 24 + 1);
  }
});
