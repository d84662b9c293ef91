import { expect, test } from "vitest";
import { requireClose } from "./require-close.ts";

test("differences up to a thousandth of the largest value pass", () => {
  expect(() => requireClose("x", [1000, 0.9], [1000, 0])).not.toThrow();
  expect(() => requireClose("x", [1000, 1.1], [1000, 0])).toThrow("x: expected what the others compute");
});

test("other lengths and what is no number do not pass", () => {
  expect(() => requireClose("x", [1], [1, 2])).toThrow("x: expected 2 values, got 1");
  expect(() => requireClose("x", [Number.NaN], [1])).toThrow("differ by Infinity");
});
