import { InvalidArgumentError } from "commander";
import { describe, expect, test } from "vitest";
import { parseCounts, parseFromZero, parseNumbers, parsePositive, parseShape, parseWhole } from "./parse-numbers.ts";

describe("numbers", () => {
  test("are read", () => {
    expect(parseNumbers("0.485, -1,2e1")).toEqual([0.485, -1, 20]);
    expect(parseShape("227x224×3")).toEqual([227, 224, 3]);
    expect(parsePositive("0.5")).toBe(0.5);
    expect(parseWhole(1, 9)("9")).toBe(9);
    expect(parseFromZero("0")).toBe(0);
    expect(parseCounts("1, 2,64")).toEqual([1, 2, 64]);
  });
  test.each([
    [parseNumbers, "1,,2"],
    [parseNumbers, "a"],
    [parseShape, "227x227"],
    [parseShape, "0x227x3"],
    [parsePositive, "0"],
    [parsePositive, ""],
    [parseFromZero, "-0.1"],
    [parseFromZero, " "],
    [parseCounts, "1,0"],
    [parseCounts, "1,,2"],
    [parseWhole(1, 9), "10"],
    [parseWhole(1), "1.0"],
    [parseWhole(1), " 1"],
  ])("are refused: %#", (parse, text) => expect(() => parse(text)).toThrow(InvalidArgumentError));
});
