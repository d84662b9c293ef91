import { expect, test } from "vitest";
import { orderCoarsely } from "./order-coarsely.ts";

test("every eighth first, then between", () => {
  expect(orderCoarsely(20)).toEqual([0, 8, 16, 4, 12, 2, 6, 10, 14, 18, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19]);
});

test.each([0, 1, 2, 7, 8, 9, 25, 1000])("of %d each once", (count) => {
  const order = orderCoarsely(count);
  expect(order.toSorted((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, index) => index));
});
