import { expect, test } from "vitest";
import { canonicalJson } from "./canonical-json.ts";

test("equal values are equal text, whatever the order of their keys", () => {
  const one = canonicalJson({ b: [{ y: 1, x: null }], a: "é" });
  expect(one).toBe('{"a":"é","b":[{"x":null,"y":1}]}');
  expect(canonicalJson({ a: "é", b: [{ x: null, y: 1 }] })).toBe(one);
});

test("lists keep their order", () => {
  expect(canonicalJson([3, 1, 2])).toBe("[3,1,2]");
});
