import { expect, test } from "vitest";
import { mixOrder } from "./mix-order.ts";

test.each([0, 1, 2, 3, 10, 97, 1200])("%i items, each once", (count) => {
  const items = Array.from({ length: count }, (_, item) => item);
  expect(mixOrder(items).toSorted((a, b) => a - b)).toEqual(items);
});

test("a beginning holds as many of every class as it can", () => {
  const classes = mixOrder(Array.from({ length: 1000 }, (_, image) => Math.floor(image / 100))).slice(0, 40);
  const counts = Array.from({ length: 10 }, (_, one) => classes.filter((it) => it === one).length);
  expect(Math.min(...counts)).toBeGreaterThanOrEqual(3);
  expect(Math.max(...counts)).toBeLessThanOrEqual(5);
});
