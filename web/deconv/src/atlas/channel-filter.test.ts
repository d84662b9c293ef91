import { expect, it } from "vitest";
import { channelFilter } from "./channel-filter.ts";

it("takes every value of one output: f=[1,2,2,3]", () => {
  const filters = Float32Array.from({ length: 12 }, (_, index) => index);
  expect([...channelFilter(filters, 3, 1)]).toEqual([1, 4, 7, 10]);
});
