import { describe, expect, test } from "vitest";
import { jsonOffset } from "./json-offset.ts";

describe("where a text stops to be JSON", () => {
  test.each([
    ['{"a": 1,,}', 8],
    ["{", 1],
    ['{"a": tru}', 9],
    ['{"a":1} x', 8],
    ['{"a\n":1}', 3],
    ["{a:1}", 1],
    ['{"a": "x', 8],
    ["[1,2", 4],
    ['[{"name": "x" "y": 2}]', 14],
    ['{"a" 1}', 5],
    ["[01]", 2],
    ["[1.]", 2],
    ["-", 0],
    ['"\\x"', 1],
    ['"\\u12g4"', 1],
    ["", 0],
    ["  ", 2],
    ["[1,]", 3],
    [`${"[".repeat(100_000)}`, 501],
  ])("%j at %i", (text, offset) => {
    expect(jsonOffset(text)).toBe(offset);
  });

  test.each(['{"a": [1, -2.5e+3, true, false, null, "\\u00e9\\n", {}], "b": []}', " 0 ", '"é"'])("%j is", (text) => {
    expect(JSON.parse(text)).toBeDefined();
    expect(jsonOffset(text)).toBeUndefined();
  });
});
