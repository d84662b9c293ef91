import { expect, test } from "vitest";
import { orderImages } from "./order-images.ts";

test("every image once, the first ones far apart", () => {
  expect(orderImages(8, 8)).toEqual([0, 4, 2, 6, 1, 5, 3, 7]);
  expect(orderImages(100, 5)).toEqual([0, 80, 40, 20, 60]);
  expect(orderImages(3, 500)).toEqual([0, 2, 1]);
  expect(orderImages(1, 1)).toEqual([0]);
});

test("any beginning has about as many of each tenth", () => {
  const images = orderImages(50_000, 500);
  expect(new Set(images).size).toBe(500);
  for (const length of [50, 128, 300, 500]) {
    const tenths = images.slice(0, length).map((image) => Math.floor(image / 5000));
    for (let tenth = 0; tenth < 10; tenth++) {
      expect(Math.abs(tenths.filter((one) => one === tenth).length - length / 10)).toBeLessThan(4);
    }
  }
});
