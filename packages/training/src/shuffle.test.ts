import { seededRandom } from "@deconvscope/network";
import { expect, test } from "vitest";
import { shuffle } from "./shuffle.ts";

test("every number once, in an order that the seed decides", () => {
  const order = shuffle(100, seededRandom(1));
  expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, index) => index));
  expect(order).toEqual(shuffle(100, seededRandom(1)));
  expect(order).not.toEqual(shuffle(100, seededRandom(2)));
});

test("every place is reached by every number", () => {
  const random = seededRandom(3);
  const seen = new Set(Array.from({ length: 400 }, () => shuffle(3, random).join()));
  expect(seen.size).toBe(6);
});
