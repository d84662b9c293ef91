import { describe, expect, it } from "vitest";
import { distinct } from "./distinct.ts";

describe("distinct", () => {
  it.each([
    [
      ["cat", "dog"],
      [0, 1],
      ["cat", "dog"],
    ],
    [
      ["cat", "dog", "cat"],
      [3, 1, 9],
      ["cat 3", "dog", "cat 9"],
    ],
    [
      ["cat", "cat", "cat"],
      [3, 3, 4],
      ["cat 3", "cat 3 (2)", "cat 4"],
    ],
  ])("of %j at %j", (names, numbers, expected) => {
    expect(distinct(names, (index) => `${names[index]} ${numbers[index]}`)).toEqual(expected);
  });
});
