import { expect, test } from "vitest";
import { byShapeAxis, toDims, toFileAxis, toShape, toShapeAxis } from "./axis-order.ts";

test("four axes are a map, whose channels go last", () => {
  expect(toShape([8, 2, 4, 6])).toEqual([4, 6, 2]);
  expect(toDims([4, 6, 2], 8)).toEqual([8, 2, 4, 6]);
  expect([1, 2, 3].map((axis) => toShapeAxis(axis, 4))).toEqual([2, 0, 1]);
  expect([0, 1, 2].map((axis) => toFileAxis(axis, 4))).toEqual([2, 3, 1]);
  expect(byShapeAxis(["channels", "height", "width"], 4)).toEqual(["height", "width", "channels"]);
});

test.each([[[8, 5]], [[8, 5, 7]], [[8, 2, 3, 4, 5]]])("other ranks keep their order: %j", (dims) => {
  expect(toShape(dims)).toEqual(dims.slice(1));
  expect(toDims(dims.slice(1), 8)).toEqual(dims);
  expect(toShapeAxis(1, dims.length)).toBe(0);
  expect(toFileAxis(0, dims.length)).toBe(1);
});
