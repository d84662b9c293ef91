import { expect, test } from "vitest";
import { orderImages } from "./order-images.ts";

test("every image once, the first ones far apart", () => {
  expect(orderImages(8, 8)).toEqual([0, 5, 3, 1, 6, 4, 2, 7]);
  expect(orderImages(3, 500).toSorted()).toEqual([0, 1, 2]);
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

test("any beginning has about as many of each class where twelve classes take turns", () => {
  for (const [among, count] of [
    [1200, 500],
    [1200, 1200],
    [1200, 200],
    [12_000, 1000],
  ] as const) {
    const classes = orderImages(among, count).map((image) => image % 12);
    for (const length of [60, 128, count]) {
      for (let one = 0; one < 12; one++) {
        const images = classes.slice(0, length).filter((other) => other === one).length;
        expect(Math.abs(images - length / 12)).toBeLessThan(length / 24 + 1);
      }
    }
  }
});
