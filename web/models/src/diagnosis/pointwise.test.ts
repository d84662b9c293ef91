import { expect, it } from "vitest";
import { isPointwise } from "./pointwise.ts";

it.each([
  [[1, 1, 3, 8], true],
  [[1, 3, 3, 8], false],
  [[3, 1, 3, 8], false],
  [[], false],
])("filters of shape %j are of one weight a channel: %s", (shape, expected) => {
  expect(isPointwise(shape)).toBe(expected);
});
