import { expect, test } from "vitest";
import { drawOrders, orderPixels } from "./order-pixels.ts";

test("largest first; ties in row-major order; what was not measured at the end", () => {
  const map = Float32Array.of(0.5, Number.NaN, 2, 0.5, -1, Number.NaN, 2, Number.NEGATIVE_INFINITY);
  expect([...orderPixels(map)]).toEqual([2, 6, 0, 3, 4, 1, 5, 7]);
});

test("random orders hold each pixel once, differ, and are the same for the same seed", () => {
  const orders = drawOrders(50, 4, 7);
  for (const order of orders) expect([...order].sort((a, b) => a - b)).toEqual([...Array(50).keys()]);
  expect(new Set(orders.map((order) => order.join())).size).toBe(4);
  expect(drawOrders(50, 4, 7)).toEqual(orders);
});

test("every order is as likely", () => {
  const counts = new Map<string, number>();
  for (const order of drawOrders(3, 6000, 1)) counts.set(order.join(), (counts.get(order.join()) ?? 0) + 1);
  expect(counts.size).toBe(6);
  for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(150);
});
